using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using JkLab.Bench;
using JkLab.Bench.Books;
using JkLab.Bench.Load;
using JkLab.Bench.Pages;

if (LoadCommand.Run(args) is { } load) return await load;
if (PagesCommand.Run(args) is { } pages) return await pages;
if (BooksCommand.Run(args) is { } books) return await books;
if (args.Contains("--smoke")) return Smoke.Run();
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
return BenchmarkRunner.Run(Smoke.All, DefaultConfig.Instance.AddJob(job), args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
