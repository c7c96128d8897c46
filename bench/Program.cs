using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using JkLab.Bench;

if (args.Contains("--smoke")) return Smoke.Run();
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
return BenchmarkRunner.Run(Smoke.All, DefaultConfig.Instance.AddJob(job), args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
