// One after the other: a machine that runs these beside other work should not time out, and the printed tables stay readable.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
