using JkLab.LicenseServer.Web;

namespace JkLab.LicenseServer.Activation;

/// <summary>
/// How the symbols of codes are said on the telephone: German by DIN 5009 as everybody knows it, English by ICAO, in Russian the usual names of
/// the Latin letters with a first name. I, L, O and U are no symbols.
/// </summary>
internal static class Spelling
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly string[] German =
    [
        "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "Anton", "Berta", "Cäsar", "Dora", "Emil", "Friedrich", "Gustav",
        "Heinrich", "Julius", "Kaufmann", "Martha", "Nordpol", "Paula", "Quelle", "Richard", "Samuel", "Theodor", "Viktor", "Wilhelm", "Xanthippe", "Ypsilon", "Zacharias",
    ];

    private static readonly string[] English =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf",
        "Hotel", "Juliett", "Kilo", "Mike", "November", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu",
    ];

    private static readonly string[] Russian =
    [
        "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "а — Анна", "бэ — Борис", "цэ — Цезарь", "дэ — Дмитрий", "е — Елена",
        "эф — Фёдор", "гэ — Григорий", "аш — Харитон", "йот — Йозеф", "ка — Константин", "эм — Мария", "эн — Николай", "пэ — Павел", "ку — Квебек", "эр — Роман",
        "эс — Семён", "тэ — Татьяна", "вэ — Виктор", "дубль-вэ", "икс", "игрек", "зэт — Зинаида",
    ];

    /// <summary>What is said for every symbol, in the order of the symbols.</summary>
    internal static IEnumerable<(char Symbol, string Word)> Table(Language language) => Symbols.Zip(Words(language));

    /// <summary>What is said for a symbol.</summary>
    internal static string Say(char symbol, Language language) => Words(language)[Symbols.IndexOf(symbol)];

    private static string[] Words(Language language) => language switch
    {
        Language.English => English,
        Language.Russian => Russian,
        _ => German,
    };
}
