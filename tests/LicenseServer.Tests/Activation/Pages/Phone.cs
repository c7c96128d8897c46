using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Activation.Pages;

/// <summary>Somebody with a phone before a computer without internet.</summary>
internal static class Phone
{
    /// <summary>Opens what the QR code on the computer's screen says, types the licence key, confirms, and reads the code.</summary>
    public static async Task<WebPage> ActivateAsync(this Browser browser, string key, SystemId computer, string label = "") =>
        await (await browser.ChooseAsync(key, computer)).SendAsync(("label", label));

    /// <summary>The same as far as the question whether it is right.</summary>
    public static async Task<WebPage> ChooseAsync(this Browser browser, string key, SystemId computer) =>
        await (await browser.OpenAsync($"/a/{computer}")).Is(HttpStatusCode.OK).SendAsync(("key", key));

    /// <summary>The lines of the code on a page, joined by line feeds.</summary>
    public static string Code(this WebPage page) => page.Is(HttpStatusCode.OK).Attribute("code", "data-text");

    /// <summary>A text of 30 or 20 symbols with one wrong.</summary>
    public static string Mistyped(string text, int at = 2) => text[..at] + (text[at] == '7' ? '8' : '7') + text[(at + 1)..];
}
