using BenchmarkDotNet.Running;
using JkLab.Bench;

return args.Contains("--smoke") ? Smoke.Run() : BenchmarkRunner.Run<ActivationCodeBenchmarks>(args: args) is null ? 1 : 0;
