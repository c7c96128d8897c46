namespace JkLab.LicenseServer.Site;

/// <summary>The pages that the owner writes.</summary>
internal static class PageNames
{
    internal const string Home = "home";
    internal const string Privacy = "privacy";
    internal const string Terms = "terms";

    /// <summary>The route constraint <c>page</c>.</summary>
    internal const string Constraint = "page";

    /// <summary>All, as their files and addresses are called; the home page's address has no name.</summary>
    internal static readonly IReadOnlyList<string> All = [Home, "product", "prices", "help", "imprint", Privacy, Terms];

    /// <summary>Matches all but the home page.</summary>
    internal sealed class RouteConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values[routeKey] is string name && name != Home && All.Contains(name);
    }
}
