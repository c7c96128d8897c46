namespace JkLab.ActivationClient;

/// <summary>What people are told, in English; also for every language that has no table.</summary>
internal static class English
{
    internal static readonly IReadOnlyDictionary<string, LicenseText> Texts = new Dictionary<string, LicenseText>
    {
        // How it stands.
        ["licensed"] = new("The program is licensed.", ""),
        ["licensed.until"] = new("The program is licensed until {expires}.", ""),
        ["trial"] = new("Trial until {expires}, days left: {days}.", "If you like the program, enter your licence key."),
        ["deactivated"] = new(
            "The licence of this computer has been given back, the seat is free.",
            "You can enter the licence key on another computer."),
        ["deactivated.receipt"] = new(
            "The licence of this computer has been given up. Receipt: {receipt}",
            "Write the receipt down and enter it in your customer account or send it to the vendor, so that the seat becomes free."),
        ["not-activated"] = new(
            "The program is not activated on this computer yet.",
            "Enter your licence key, or an activation code if this computer has no internet."),
        ["expired"] = new("The code is genuine, but it has expired.", "Enter a new activation code or renew the licence."),
        ["expired.day"] = new("The last day was {expires}.", "Renew the licence and enter your licence key. Your data is kept."),
        ["build-not-covered"] = new(
            "The code is genuine, but only for older versions of the program.",
            "Install the version that you bought, or extend the updates."),
        ["build-not-covered.day"] = new(
            "Your licence covers updates until {updates}; this version of the program is newer.",
            "Install the older version again, it runs for ever, or extend the updates."),
        ["clock-wrong"] = new(
            "The clock of this computer is behind: it has shown a later date before.",
            "Set the date and time. If they are right, enter the licence key once more while connected to the internet."),

        // What was entered.
        ["unreadable"] = new("There is no activation code in this text.", "Paste the whole mail, or type every line of the code."),
        ["wrong-kind"] = new("This is something else: {kind}.", "Enter it in the field that is meant for it."),
        ["line-missing"] = new("A line of the activation code is missing.", "Add the missing line."),
        ["line-missing.line"] = new("Line {line} of the activation code is missing.", "Add line {line}."),
        ["line-mistyped"] = new(
            "There is a typing error in the activation code.",
            "Compare the code with the original, character by character."),
        ["line-mistyped.line"] = new(
            "There is a typing error in line {line}.",
            "Compare line {line} with the original, character by character."),
        ["line-mistyped.group"] = new(
            "There is a typing error in line {line}, group {group}.",
            "Compare group {group} of line {line} with the original."),
        ["newer-program"] = new("The code was made for a newer version of the program.", "Update the program and try again."),
        ["other-system-id"] = new(
            "The code belongs to another computer, or this one has new hardware.",
            "Activate this computer with your licence key, or ask for a code for it with the System-ID shown."),
        ["not-genuine"] = new(
            "The code is not genuine, or was made for another computer.",
            "Compare the System-ID for which it was ordered; otherwise ask for the code again."),
        ["other-product"] = new("The code belongs to another program.", "Enter it in the program for which it was bought."),
        ["activation-revoked"] = new(
            "The activation of this computer was revoked.",
            "If your licence has a free seat, enter your licence key. Otherwise contact the vendor. Your data is kept."),
        ["revocation-list-refused"] = new(
            "The revocation list was not accepted: it is damaged, or not from the vendor. Nothing was changed.",
            "Fetch the list again. If that does not help, update the program."),
        ["code-given-up"] = new(
            "This code was given up on this computer and is no longer valid here.",
            "Enter your licence key to activate the computer again, or ask for a new code."),
        ["older-code"] = new(
            "This code is older than the one that this computer uses already. The newer code stays.",
            "There is nothing to do. If the newer code is the wrong one, ask the vendor for another."),
        ["nothing-to-deactivate"] = new(
            "There is no licence on this computer that could be given back.",
            "A trial ends by itself, a site licence takes no seat."),
        ["license-key-needed"] = new(
            "The licence key is needed for this, because this computer was activated with a code.",
            "Enter the licence key, or give the licence up without internet, with a receipt."),
        ["license-key-malformed"] = new(
            "This is not a licence key: there is a typing error in it, or something is missing.",
            "A key has four groups of five characters. Compare it with the original."),
        ["license-key-malformed.suggestion"] = new("There is a typing error in the licence key.", "Did you mean {suggestion}?"),
        ["not-saved"] = new(
            "The licence could not be saved on this computer.",
            "Free some disk space or let the administrator check the write permissions, then try again."),

        // The network.
        ["no-server"] = new("No licence server is set for this program.", "Activate with an activation code."),
        ["not-reachable"] = new(
            "The licence server cannot be reached. This does not change your licence.",
            "Check the internet connection and try again, or activate without internet, with an activation code."),
        ["server-trouble"] = new(
            "The licence server is in trouble at the moment. This does not change your licence.",
            "Try again in a few minutes."),
        ["proxy-in-the-way"] = new(
            "Something else answered instead of the licence server: a proxy, a firewall or the sign-in page of a wireless network.",
            "Open the browser once and sign in to the network, or ask the administrator to allow the address of the licence server."),
        ["proxy-sign-in"] = new(
            "The proxy of this network asks for a sign-in.",
            "Ask the administrator to let the program pass the proxy, or activate with an activation code."),
        ["connection-intercepted"] = new(
            "The encrypted connection to the licence server is opened on its way, by a virus scanner or a firewall.",
            "Ask the administrator to exempt the address of the licence server, or activate with an activation code."),
        ["certificate-date"] = new(
            "The certificate of the licence server is not valid today. Probably the clock of this computer is wrong.",
            "Set the date and time and try again."),

        // What the server refuses.
        ["license-not-found"] = new("The licence server does not know this licence key.", "Compare it with your invoice or mail."),
        ["license-pending"] = new(
            "This licence is not enabled yet.",
            "You can activate as soon as the payment has arrived. Otherwise ask the vendor."),
        ["license-suspended"] = new("This licence is suspended.", "Please contact the vendor."),
        ["license-revoked"] = new("This licence was revoked.", "Please contact the vendor. Your data is kept."),
        ["license-expired"] = new("This licence has expired.", "Renew the licence and try again."),
        ["seats-exhausted"] = new(
            "All seats of this licence are taken.",
            "Give the licence back on another computer, or buy another seat."),
        ["transfer-limit-reached"] = new(
            "This licence was transferred too often during the last year.",
            "Please contact the vendor, who will help you."),
        ["activation-not-found"] = new(
            "The licence server knows no activation of this computer under this licence key.",
            "Compare the licence key: it must be the one with which this computer was activated."),
        ["activation-code-rejected"] = new(
            "The licence server does not know the activation code of this computer as one of this licence.",
            "Compare the licence key, or activate this computer again."),
        ["receipt-rejected"] = new("The receipt was not accepted.", "Please contact the vendor with the receipt."),
        ["trial-used"] = new("The trial of this computer is over already.", "Enter your licence key, or ask the vendor for more time."),
        ["product-not-found"] = new("The licence server does not know this program.", "Please contact the vendor of the program."),
        ["rate-limited"] = new("There were too many requests in a short time.", "Wait a minute and try again."),
        ["storage-unavailable"] = new(
            "The licence server is in trouble at the moment. This does not change your licence.",
            "Try again in a few minutes."),
        ["internal-error"] = new(
            "The licence server is in trouble at the moment. This does not change your licence.",
            "Try again in a few minutes."),

        // What only a mistake in a program brings about.
        ["malformed-request"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["system-id-malformed"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["receipt-malformed"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["not-found"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["method-not-allowed"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["body-too-large"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["unsupported-media-type"] = new(
            "The licence server did not understand the request.",
            "Update the program. If that does not help, contact the vendor."),
        ["unknown"] = new("This did not work.", "Try again later or contact the vendor."),

        // What a text proves to be.
        ["kind.None"] = new("no code", ""),
        ["kind.ActivationCode"] = new("an activation code", ""),
        ["kind.LicenseKey"] = new("a licence key", ""),
        ["kind.SystemId"] = new("a System-ID", ""),
        ["kind.Receipt"] = new("a deactivation receipt", ""),
    };
}
