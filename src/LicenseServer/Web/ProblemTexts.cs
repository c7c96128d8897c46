using System.Collections.Frozen;

namespace JkLab.LicenseServer.Web;

/// <summary>What happened and what to do next, each a whole sentence.</summary>
/// <param name="What">What happened.</param>
/// <param name="Next">What to do next.</param>
public sealed record ProblemText(string What, string Next);

/// <summary>The words for every refusal in every language.</summary>
/// <remarks>
/// A key is a code, or <c>code/variant</c> where more can be said. Long because it is one table: whoever changes a sentence has all three languages before him.
/// </remarks>
public static class ProblemTexts
{
    private static readonly FrozenDictionary<string, ProblemText[]> Texts = new Dictionary<string, ProblemText[]>
    {
        [RefusalCodes.MalformedRequest] =
        [
            new("Die Anfrage ist nicht so aufgebaut, wie der Server sie erwartet.", "Bitte das Programm aktualisieren. Wer es entwickelt, findet den Aufbau jeder Anfrage unter /openapi/v1.json."),
            new("The request is not built as the server expects it.", "Please update the program. Its developer finds the layout of every request at /openapi/v1.json."),
            new("Запрос составлен не так, как ожидает сервер.", "Пожалуйста, обновите программу. Разработчик найдёт описание всех запросов по адресу /openapi/v1.json."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.Page] =
        [
            new("Diese Anfrage ist unvollständig oder nicht mehr gültig.", "Bitte die Seite neu laden und das Formular noch einmal absenden."),
            new("This request is incomplete or no longer valid.", "Please reload the page and send the form again."),
            new("Этот запрос неполный или больше не действителен.", "Пожалуйста, обновите страницу и отправьте форму ещё раз."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.Form] =
        [
            new("Dieses Formular ist unvollständig oder nicht mehr gültig.", "Wahrscheinlich nimmt Ihr Browser keine Cookies dieser Website an, oder Sie haben sich in einem anderen Fenster an- oder abgemeldet. Bitte erlauben Sie Cookies für diese Website, öffnen Sie das Formular neu und senden Sie es noch einmal ab."),
            new("This form is incomplete or no longer valid.", "Probably your browser takes no cookies from this site, or you signed in or out in another window. Please allow cookies for this site, open the form again and send it once more."),
            new("Эта форма неполная или больше не действительна.", "Вероятно, ваш браузер не принимает файлы cookie этого сайта, или вы вошли либо вышли в другом окне. Пожалуйста, разрешите cookie для этого сайта, откройте форму снова и отправьте её ещё раз."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.Label] =
        [
            new("Der Name des Computers ist zu lang oder enthält Steuerzeichen.", "Bitte höchstens 40 Zeichen verwenden, ohne Zeilenumbruch."),
            new("The name of the computer is too long or contains control characters.", "Please use at most 40 characters, without a line break."),
            new("Имя компьютера слишком длинное или содержит управляющие символы.", "Пожалуйста, используйте не более 40 символов, без переноса строки."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.OneOfTwo] =
        [
            new("Zur Deaktivierung gehört entweder eine System-ID oder eine Quittung.", "Bitte genau eines von beiden angeben."),
            new("A deactivation takes either a System-ID or a receipt.", "Please give exactly one of the two."),
            new("Для деактивации нужен либо System-ID, либо квитанция.", "Пожалуйста, укажите ровно одно из двух."),
        ],
        [RefusalCodes.LicenseKeyMalformed] =
        [
            new("Das ist kein vollständiger, richtig geschriebener Lizenzschlüssel.", "Bitte mit dem Schlüssel aus der Bestellung vergleichen: vier Gruppen zu fünf Zeichen."),
            new("This is not a complete and correctly typed licence key.", "Please compare it with the key of your order: four groups of five characters."),
            new("Это не полный и правильно введённый лицензионный ключ.", "Пожалуйста, сравните его с ключом из заказа: четыре группы по пять символов."),
        ],
        [RefusalCodes.SystemIdMalformed] =
        [
            new("Das ist keine vollständige, richtig geschriebene System-ID.", "Bitte die System-ID so übernehmen, wie das Programm sie anzeigt: vier Gruppen zu fünf Zeichen."),
            new("This is not a complete and correctly typed System-ID.", "Please take the System-ID as the program shows it: four groups of five characters."),
            new("Это не полный и правильно введённый System-ID.", "Пожалуйста, введите System-ID так, как его показывает программа: четыре группы по пять символов."),
        ],
        [RefusalCodes.ReceiptMalformed] =
        [
            new("Das ist keine vollständige, richtig geschriebene Deaktivierungsquittung.", "Bitte die Quittung so übernehmen, wie das Programm sie angezeigt hat: vier Gruppen zu fünf Zeichen."),
            new("This is not a complete and correctly typed deactivation receipt.", "Please take the receipt as the program showed it: four groups of five characters."),
            new("Это не полная и правильно введённая квитанция деактивации.", "Пожалуйста, введите квитанцию так, как её показала программа: четыре группы по пять символов."),
        ],
        [RefusalCodes.LicenseNotFound] =
        [
            new("Diesen Lizenzschlüssel gibt es hier nicht.", "Bitte mit dem Schlüssel aus der Bestellung vergleichen; stimmt er, hilft der Hersteller weiter."),
            new("This licence key is not known here.", "Please compare it with the key of your order; if it is the same, ask the vendor."),
            new("Такой лицензионный ключ здесь неизвестен.", "Пожалуйста, сравните его с ключом из заказа; если он совпадает, обратитесь к производителю."),
        ],
        [RefusalCodes.ActivationNotFound] =
        [
            new("Dieser Computer ist mit dieser Lizenz nicht aktiviert.", "Bitte zuerst aktivieren, oder prüfen, ob er schon deaktiviert wurde."),
            new("This computer is not activated with this licence.", "Please activate it first, or check whether it was deactivated already."),
            new("Этот компьютер не активирован по этой лицензии.", "Пожалуйста, сначала активируйте его или проверьте, не был ли он уже деактивирован."),
        ],
        [RefusalCodes.ProductNotFound] =
        [
            new("Dieses Produkt gibt es hier nicht.", "Bitte den Produktcode prüfen, zum Beispiel KBRS."),
            new("This product is not known here.", "Please check the product code, KBRS for example."),
            new("Такой продукт здесь неизвестен.", "Пожалуйста, проверьте код продукта, например KBRS."),
        ],
        [RefusalCodes.NotFound] =
        [
            new("Unter dieser Adresse gibt es nichts.", "Bitte die Adresse prüfen; /openapi/v1.json nennt alle."),
            new("There is nothing at this address.", "Please check the address; /openapi/v1.json names them all."),
            new("По этому адресу ничего нет.", "Пожалуйста, проверьте адрес; все адреса перечислены в /openapi/v1.json."),
        ],
        [RefusalCodes.NotFound + "/" + Variants.Page] =
        [
            new("Diese Seite gibt es nicht.", "Vielleicht ist die Adresse unvollständig. Auf der Startseite geht es weiter."),
            new("There is no such page.", "Perhaps the address is incomplete. The home page leads on."),
            new("Такой страницы нет.", "Возможно, адрес указан не полностью. Перейдите на главную страницу."),
        ],
        [RefusalCodes.MethodNotAllowed + "/" + Variants.Page] =
        [
            new("Diese Seite kann so nicht aufgerufen werden.", "Bitte von der Startseite aus neu beginnen."),
            new("This page cannot be opened in this way.", "Please begin again from the home page."),
            new("Эту страницу нельзя открыть таким способом.", "Пожалуйста, начните снова с главной страницы."),
        ],
        [RefusalCodes.HttpsRequired] =
        [
            new("Diese Seite gibt es nur über eine verschlüsselte Verbindung.", "Bitte die Adresse mit https:// beginnen lassen."),
            new("This page is only available over an encrypted connection.", "Please let the address begin with https://."),
            new("Эта страница доступна только по защищённому соединению.", "Пожалуйста, начните адрес с https://."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.Page] =
        [
            new("Das waren zu viele Anfragen in kurzer Zeit.", "Bitte eine Minute warten und die Seite dann neu laden."),
            new("There were too many requests in a short time.", "Please wait a minute, then reload the page."),
            new("Слишком много запросов за короткое время.", "Пожалуйста, подождите минуту и обновите страницу."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.Guesses] =
        [
            new("Von diesem Anschluss kamen heute zu viele falsche Versuche.", "Bitte morgen wieder versuchen, oder einen anderen Anschluss verwenden."),
            new("There were too many wrong attempts from this connection today.", "Please try again tomorrow, or use another connection."),
            new("С этого подключения сегодня было слишком много неверных попыток.", "Пожалуйста, повторите попытку завтра или используйте другое подключение."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.StoredFiles] =
        [
            new("Ihre Dateien bei uns sind zusammen größer als 100 MB.", "Bitte schreiben Sie ohne Datei; wir sagen Ihnen, wie Sie sie schicken können."),
            new("Your files with us are larger than 100 MB together.", "Please write without a file; we tell you how to send it."),
            new("Ваши файлы у нас вместе больше 100 МБ.", "Пожалуйста, напишите без файла; мы подскажем, как его отправить."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.OpenRequests] =
        [
            new("Sie haben schon 20 offene Anfragen.", "Bitte schließen Sie eine, die erledigt ist, oder schreiben Sie in einer offenen weiter."),
            new("You have 20 open requests already.", "Please close one that is done, or go on writing in an open one."),
            new("У вас уже 20 открытых обращений.", "Пожалуйста, закройте одно из решённых или продолжите переписку в открытом."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.Messages] =
        [
            new("Das waren viele Nachrichten in kurzer Zeit.", "Bitte in einer Stunde weiterschreiben."),
            new("These were many messages in a short time.", "Please go on writing in an hour."),
            new("Слишком много сообщений за короткое время.", "Пожалуйста, продолжите через час."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.FileCount] =
        [
            new("Zu einer Nachricht gehören höchstens drei Dateien.", "Bitte weitere mit einer zweiten Nachricht senden."),
            new("A message has at most three files.", "Please send further ones with a second message."),
            new("К сообщению можно приложить не более трёх файлов.", "Пожалуйста, отправьте остальные вторым сообщением."),
        ],
        [RefusalCodes.BodyTooLarge + "/" + Variants.FileSize] =
        [
            new("Eine Datei ist größer als 5 MB, oder alle zusammen sind größer als 10 MB.", "Bitte verkleinern oder als ZIP-Datei senden."),
            new("A file is larger than 5 MB, or all together are larger than 10 MB.", "Please make them smaller, or send them as a ZIP file."),
            new("Файл больше 5 МБ, или все вместе больше 10 МБ.", "Пожалуйста, уменьшите их или отправьте в виде архива ZIP."),
        ],
        [RefusalCodes.UnsupportedMediaType + "/" + Variants.FileType] =
        [
            new("Eine Datei ist leer, hat keine der erlaubten Arten, oder ihr Inhalt passt nicht zu ihrem Namen.", "Erlaubt sind PNG, JPG, GIF, WEBP, PDF, TXT, LOG und ZIP; anderes bitte als ZIP-Datei senden."),
            new("A file is empty, of none of the allowed kinds, or its content does not fit its name.", "PNG, JPG, GIF, WEBP, PDF, TXT, LOG and ZIP are allowed; please send others as a ZIP file."),
            new("Файл пуст, не относится к разрешённым типам, или его содержимое не соответствует имени.", "Разрешены PNG, JPG, GIF, WEBP, PDF, TXT, LOG и ZIP; другие файлы отправьте, пожалуйста, в архиве ZIP."),
        ],
        [RefusalCodes.BodyTooLarge + "/" + Variants.Page] =
        [
            new("Das Gesendete ist zu groß.", "Bitte kleinere oder weniger Dateien senden."),
            new("What was sent is too large.", "Please send smaller or fewer files."),
            new("Отправленные данные слишком велики.", "Пожалуйста, отправьте файлы меньшего размера или меньше файлов."),
        ],
        [RefusalCodes.MethodNotAllowed] =
        [
            new("Diese Adresse nimmt diese Art von Anfrage nicht an.", "Die Kopfzeile Allow nennt die erlaubten; Beschreibung unter /openapi/v1.json."),
            new("This address does not take this kind of request.", "The Allow header names those it takes; see /openapi/v1.json."),
            new("Этот адрес не принимает запросы такого вида.", "Допустимые виды указаны в заголовке Allow; описание: /openapi/v1.json."),
        ],
        [RefusalCodes.LicensePending] =
        [
            new("Diese Lizenz ist noch nicht freigegeben.", "Sie wird freigegeben, sobald die Zahlung eingegangen ist; bei Fragen hilft der Hersteller."),
            new("This licence is not released yet.", "It is released as soon as the payment has arrived; ask the vendor if it takes long."),
            new("Эта лицензия ещё не разблокирована.", "Она будет разблокирована после поступления оплаты; по вопросам обратитесь к производителю."),
        ],
        [RefusalCodes.LicenseSuspended] =
        [
            new("Diese Lizenz ist vorübergehend gesperrt.", "Bitte an den Hersteller wenden."),
            new("This licence is suspended for now.", "Please ask the vendor."),
            new("Эта лицензия временно приостановлена.", "Пожалуйста, обратитесь к производителю."),
        ],
        [RefusalCodes.LicenseRevoked] =
        [
            new("Diese Lizenz wurde widerrufen.", "Bitte an den Hersteller wenden, falls das ein Irrtum ist."),
            new("This licence was revoked.", "Please ask the vendor if this is a mistake."),
            new("Эта лицензия отозвана.", "Пожалуйста, обратитесь к производителю, если это ошибка."),
        ],
        [RefusalCodes.LicenseExpired] =
        [
            new("Diese Lizenz ist abgelaufen.", "Bitte die Lizenz beim Hersteller verlängern."),
            new("This licence has expired.", "Please renew it with the vendor."),
            new("Срок действия этой лицензии истёк.", "Пожалуйста, продлите её у производителя."),
        ],
        [RefusalCodes.SeatsExhausted] =
        [
            new("Alle Arbeitsplätze dieser Lizenz sind belegt.", "Bitte einen anderen Computer deaktivieren oder einen weiteren Arbeitsplatz erwerben."),
            new("All seats of this licence are taken.", "Please deactivate another computer or buy another seat."),
            new("Все рабочие места этой лицензии заняты.", "Пожалуйста, деактивируйте другой компьютер или приобретите ещё одно рабочее место."),
        ],
        [RefusalCodes.TransferLimitReached] =
        [
            new("Diese Lizenz wurde so oft umgezogen, wie es in einem Jahr vorgesehen ist.", "Bitte an den Hersteller wenden; er kann den Platz freigeben."),
            new("This licence was moved as often as a year allows.", "Please ask the vendor, who can free the seat."),
            new("Эта лицензия уже перенесена столько раз, сколько разрешено за год.", "Пожалуйста, обратитесь к производителю: он может освободить место."),
        ],
        [RefusalCodes.TransferLimitReached + "/" + Variants.IssuesOfDay] =
        [
            new("Für diesen Platz wurden heute schon 16 Aktivierungscodes ausgestellt, mehr sind an einem Tag nicht möglich.", "Bitte morgen (UTC) noch einmal versuchen."),
            new("16 activation codes were issued for this seat today, and a day has no more.", "Please try again tomorrow (UTC)."),
            new("Сегодня для этого места уже выдано 16 кодов активации, больше за день нельзя.", "Пожалуйста, повторите попытку завтра (UTC)."),
        ],
        [RefusalCodes.ReceiptRejected] =
        [
            new("Diese Quittung gehört zu keiner aktiven Aktivierung dieser Lizenz.", "Bitte Lizenzschlüssel und Quittung prüfen; sie müssen zum selben Computer gehören."),
            new("This receipt belongs to no active activation of this licence.", "Please check the licence key and the receipt; both must be of the same computer."),
            new("Эта квитанция не относится ни к одной действующей активации этой лицензии.", "Пожалуйста, проверьте лицензионный ключ и квитанцию: они должны быть от одного компьютера."),
        ],
        [RefusalCodes.ReceiptRejected + "/" + Variants.Used] =
        [
            new("Diese Quittung wurde schon eingelöst, der Platz ist frei.", "Es ist nichts weiter zu tun; der nächste Computer kann aktiviert werden."),
            new("This receipt was used already, its seat was freed.", "Nothing else is needed; the next computer can be activated."),
            new("Эта квитанция уже использована, место освобождено.", "Больше ничего не нужно: можно активировать следующий компьютер."),
        ],
        [RefusalCodes.ReceiptRejected + "/" + Variants.WrongDay] =
        [
            new("Der Tag dieser Quittung kann nicht stimmen.", "Bitte am Computer das Datum richtig stellen und eine neue Quittung erzeugen, oder an den Hersteller wenden."),
            new("The day of this receipt cannot be right.", "Please set the computer's date and make a new receipt, or ask the vendor."),
            new("Дата этой квитанции не может быть верной.", "Пожалуйста, исправьте дату на компьютере и создайте новую квитанцию или обратитесь к производителю."),
        ],
        [RefusalCodes.ActivationCodeRejected] =
        [
            new("Dieser Aktivierungscode gehört nicht zu dieser Lizenz und diesem Computer.", "Bitte den Computer mit dem Lizenzschlüssel neu aktivieren."),
            new("This activation code is not of this licence and this computer.", "Please activate the computer again with its licence key."),
            new("Этот код активации не относится к этой лицензии и этому компьютеру.", "Пожалуйста, активируйте компьютер заново с лицензионным ключом."),
        ],
        [RefusalCodes.TrialUsed] =
        [
            new("Die Testzeit dieses Computers ist vorbei.", "Bitte eine Lizenz erwerben; die Daten bleiben erhalten."),
            new("The trial of this computer is over.", "Please buy a licence; your data stay where they are."),
            new("Пробный период на этом компьютере закончился.", "Пожалуйста, приобретите лицензию; ваши данные сохранятся."),
        ],
        [RefusalCodes.OrderingClosed] =
        [
            new("Bestellungen sind hier noch nicht möglich.", "Bitte schreiben Sie uns, was Sie bestellen möchten."),
            new("Orders are not possible here yet.", "Please write to us what you would like to order."),
            new("Заказы здесь пока невозможны.", "Пожалуйста, напишите нам, что вы хотите заказать."),
        ],
        [RefusalCodes.BodyTooLarge] =
        [
            new("Die Anfrage ist größer als 16 KiB.", "Bitte nur die vorgesehenen Felder senden."),
            new("The request is larger than 16 KiB.", "Please send nothing but the fields that are asked for."),
            new("Запрос больше 16 КиБ.", "Пожалуйста, отправляйте только предусмотренные поля."),
        ],
        [RefusalCodes.UnsupportedMediaType] =
        [
            new("Der Server liest nur JSON in UTF-8.", "Bitte mit Content-Type: application/json senden."),
            new("The server reads nothing but JSON in UTF-8.", "Please send it with Content-Type: application/json."),
            new("Сервер принимает только JSON в UTF-8.", "Пожалуйста, отправляйте запрос с Content-Type: application/json."),
        ],
        [RefusalCodes.RateLimited] =
        [
            new("Das waren zu viele Anfragen in kurzer Zeit.", "Bitte etwas warten und noch einmal versuchen; die Kopfzeile Retry-After nennt die Sekunden."),
            new("There were too many requests in a short time.", "Please wait and try again; the Retry-After header names the seconds."),
            new("Слишком много запросов за короткое время.", "Пожалуйста, подождите и повторите попытку; число секунд указано в заголовке Retry-After."),
        ],
        [RefusalCodes.InternalError] =
        [
            new("Im Server ist ein Fehler aufgetreten; es wurde nichts geändert.", "Bitte später noch einmal versuchen; bleibt es dabei, den Hersteller verständigen."),
            new("The server made a mistake; nothing was changed.", "Please try again later; if it stays so, tell the vendor."),
            new("На сервере произошла ошибка; ничего не изменено.", "Пожалуйста, повторите попытку позже; если ошибка остаётся, сообщите производителю."),
        ],
        [RefusalCodes.StorageUnavailable] =
        [
            new("Die Datenbank ist gerade nicht erreichbar; es wurde nichts geändert.", "Bitte in einigen Sekunden noch einmal versuchen."),
            new("The database cannot be reached right now; nothing was changed.", "Please try again in a few seconds."),
            new("База данных сейчас недоступна; ничего не изменено.", "Пожалуйста, повторите попытку через несколько секунд."),
        ],
        [RefusalCodes.StorageUnavailable + "/" + Variants.SigningKey] =
        [
            new("Der Signaturschlüssel kann nicht benutzt werden.", "Das Protokoll des Servers und 'jklab doctor' sagen, was ihm fehlt."),
            new("The signing key cannot be used.", "The server's log and 'jklab doctor' say what it lacks."),
            new("Ключ подписи нельзя использовать.", "Причину укажут журнал сервера и команда 'jklab doctor'."),
        ],
        [RefusalCodes.StorageUnavailable + "/" + Variants.Disk] =
        [
            new("In den Datenordner kann nicht geschrieben werden, oder sein Datenträger ist voll.", "Bitte Platz schaffen und die Rechte prüfen; das Protokoll des Servers sagt mehr."),
            new("The data folder cannot be written to, or its disk is full.", "Please make room and check the permissions; the server's log says more."),
            new("Папка данных недоступна для записи, или на её диске нет места.", "Пожалуйста, освободите место и проверьте права доступа; подробности в журнале сервера."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.Daily] =
        [
            new("Das ist heute für diese Lizenz schon mehrmals geschehen.", "Bitte morgen wieder versuchen; eilt es, hilft der Hersteller."),
            new("This was done several times for this licence today.", "Please try again tomorrow; if it is urgent, ask the vendor."),
            new("Сегодня это уже делалось для этой лицензии несколько раз.", "Пожалуйста, повторите попытку завтра; если дело срочное, обратитесь к производителю."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.Requests] =
        [
            new("Es warten schon fünf Ihrer Anfragen auf die Freigabe.", "Bitte warten, bis der Hersteller sie beantwortet hat."),
            new("Five of your requests are waiting for approval already.", "Please wait until the vendor has answered them."),
            new("Уже пять ваших запросов ожидают одобрения.", "Пожалуйста, дождитесь ответа производителя."),
        ],
        [RefusalCodes.RateLimited + "/" + Variants.OpenOrders] =
        [
            new("Fünf Ihrer Bestellungen warten schon auf Zahlung oder sind heute widerrufen.", "Bitte zuerst eine davon bezahlen, es morgen versuchen, oder schreiben Sie uns."),
            new("Five of your orders are awaiting payment already, or were withdrawn today.", "Please pay one of them first, try tomorrow, or write to us."),
            new("Пять ваших заказов уже ожидают оплаты или отозваны сегодня.", "Пожалуйста, сначала оплатите один из них, попробуйте завтра или напишите нам."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.OwnAddress] =
        [
            new("Diese Lizenz gehört schon zu dieser E-Mail-Adresse.", "Bitte die Adresse angeben, an die sie gehen soll."),
            new("This licence belongs to this e-mail address already.", "Please give the address to which it shall go."),
            new("Эта лицензия уже принадлежит этому адресу электронной почты.", "Пожалуйста, укажите адрес, на который её нужно передать."),
        ],
        [RefusalCodes.MalformedRequest + "/" + Variants.Recipient] =
        [
            new("Das ist keine vollständige E-Mail-Adresse.", "Bitte die Adresse prüfen, zum Beispiel name@example.com."),
            new("This is not a complete e-mail address.", "Please check the address, name@example.com for example."),
            new("Это не полный адрес электронной почты.", "Пожалуйста, проверьте адрес, например name@example.com."),
        ],
        [RefusalCodes.TransferLimitReached + "/" + Variants.CoolDown] =
        [
            new("Von dieser Lizenz wurde in den letzten 24 Stunden schon ein Computer freigegeben.", "Bitte später wieder versuchen; mit einer Rückgabequittung aus dem Programm geht es sofort."),
            new("A computer of this licence was released within the last 24 hours.", "Please try again later; with a receipt from the program it works at once."),
            new("За последние 24 часа с этой лицензии уже был снят компьютер.", "Пожалуйста, повторите попытку позже; с квитанцией из программы это можно сделать сразу."),
        ],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string[]> KindNames = new Dictionary<string, string[]>
    {
        [Variants.IsLicenseKey] = ["ein Lizenzschlüssel", "a licence key", "лицензионный ключ"],
        [Variants.IsSystemId] = ["eine System-ID", "a System-ID", "System-ID"],
        [Variants.IsReceipt] = ["eine Deaktivierungsquittung", "a deactivation receipt", "квитанция деактивации"],
        [Variants.IsActivationCode] = ["ein Aktivierungscode", "an activation code", "код активации"],
    }.ToFrozenDictionary();

    /// <summary>The words for a refusal.</summary>
    public static ProblemText Get(Refusal refusal, Language language)
    {
        var text = Texts[refusal.Code][(int)language];
        if (refusal.Variant is not { } variant) return text;
        if (KindNames.TryGetValue(variant, out var names)) return text with { What = MixedUp(names[(int)language], language) };
        return Texts.TryGetValue(refusal.Code + "/" + variant, out var texts) ? texts[(int)language] : text;
    }

    private static string MixedUp(string kind, Language language) => language switch
    {
        Language.English => $"What stands in this field is {kind}.",
        Language.Russian => $"В этом поле находится {kind}.",
        _ => $"In diesem Feld steht {kind}.",
    };
}
