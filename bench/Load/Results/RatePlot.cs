using ScottPlot;

namespace JkLab.Bench.Load.Results;

/// <summary>The highest rates of all kinds and sizes as bars, on a logarithmic scale since an echo is ten times an activation.</summary>
internal static class RatePlot
{
    private const int Width = 900;
    private const int Height = 420;

    internal static void Save(string file, IReadOnlyList<SizeFigures> sizes)
    {
        using var plot = new Plot();
        var palette = new ScottPlot.Palettes.Category10();
        var groups = Kinds.All.Where(kind => sizes.Any(size => size[kind] is not null)).ToList();
        for (var s = 0; s < sizes.Count; s++)
        {
            var bars = new List<Bar>();
            for (var k = 0; k < groups.Count; k++)
            {
                if (sizes[s][groups[k]] is not { } figure) continue;
                bars.Add(new Bar
                {
                    Position = k * (sizes.Count + 1) + s,
                    ValueBase = 2,
                    Value = Math.Log10(figure.Rate),
                    FillColor = palette.GetColor(s),
                    LineWidth = 0,
                    Label = figure.Rate.ToString("N0"),
                });
            }

            var added = plot.Add.Bars(bars);
            added.LegendText = $"{sizes[s].Licenses:N0} licences";
            added.ValueLabelStyle.FontSize = 10;
        }

        plot.Axes.Bottom.SetTicks(
            [.. groups.Select((_, k) => k * (sizes.Count + 1) + (sizes.Count - 1) / 2.0)], [.. groups.Select(kind => $"({kind.Letter()}) {kind.Title()}")]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Left.SetTicks([2, 3, 4, 5], ["100", "1,000", "10,000", "100,000"]);
        plot.Axes.SetLimitsY(2, 5.2);
        plot.YLabel("answers a second");
        plot.HideGrid();
        plot.Font.Set("DejaVu Sans");
        plot.ShowLegend(Alignment.UpperRight);
        plot.SaveSvg(file, Width, Height);
    }
}
