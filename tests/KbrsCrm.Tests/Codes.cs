namespace JkLab.KbrsCrm.Tests;

/// <summary>Codes for looking at: their lines are right, of their signatures nothing is known here.</summary>
internal static class Codes
{
    internal static readonly string[] OfFiveLines =
    [
        "27NG2-0CCY3-D6H0M-J0GGG-00000-0093P",
        "10000-4EPZW-AXRSX-QDP1J-EYW14-5T0WV",
        "VNEK0-KAZF0-VB26Z-M9QTQ-1EEGB-EDA6N",
        "EMBR8-GPQ7G-D21VB-GWSGS-5RYT7-5NMQX",
        "FA7G2-M5N2J-6P2YD-W35QM-H19KT-08VTR",
    ];

    internal static readonly string[] OfSevenLines =
    [
        "27NG2-0MWQ3-3050M-J0GGG-00000-00BRN",
        "12000-04B4V-GXWDH-P6AWH-0A9JP-JVA9N",
        "K9CXT-PWSS0-8XPP4-J0000-00000-007Q5",
        "00000-1M7M6-GMGPM-3M0G0-927Q3-QXKNF",
        "GV3RM-1YQE7-2W2YP-NHQSV-4JZKT-9HQPT",
        "MGN30-8PNMJ-E08HR-D6VE9-ACF6Q-X5A3A",
        "REJNM-5EAB9-D002E-YZ9HG-KBHY5-GYBH6",
    ];
}
