using System.Text.RegularExpressions;

namespace JkLab.LicenseCore.Tests;

public class CodeProblemTests
{
    [Fact]
    public void Name_EveryProblem_IsItsOwnInKebabCase()
    {
        foreach (var problem in Enum.GetValues<CodeProblem>())
            Assert.Equal(Regex.Replace(problem.ToString(), "(?<!^)([A-Z])", "-$1").ToLowerInvariant(), problem.Name());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((CodeProblem)99).Name());
    }
}
