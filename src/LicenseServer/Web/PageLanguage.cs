using System.Globalization;

namespace JkLab.LicenseServer.Web;

/// <summary>A page speaks the language that its address begins with; where it names none, the one that the browser asks for.</summary>
internal static class PageLanguage
{
    /// <summary>The route constraint <c>lang</c>.</summary>
    internal const string Constraint = "lang";

    internal static Task Use(HttpContext context, RequestDelegate next)
    {
        if (SitePaths.IsPage(context.Request.Path)) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Of(context).Tag());
        return next(context);
    }

    /// <summary>The language of a page.</summary>
    internal static Language Of(HttpContext context) => InPath(context.Request.Path) ?? Languages.AskedBy(context.Request);

    /// <summary>The language that an address begins with; null where it names none.</summary>
    internal static Language? InPath(PathString path)
    {
        var text = path.Value ?? "";
        return text.Length >= 3 && (text.Length == 3 || text[3] == '/') ? Languages.FromTag(text[1..3]) : null;
    }

    /// <summary>Matches de, en and ru.</summary>
    internal sealed class RouteConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string tag && Languages.FromTag(tag) is not null;
    }
}
