using Hangfire;
using Quartz;

namespace Depot;

public class SweepJob : IJob
{
    public async Task Execute(IJobExecutionContext context)
    {
        await Task.CompletedTask;
    }
}

public class Reports
{
    public Task Send() => Task.CompletedTask;
}

public class Timetable(IRecurringJobManager recurringJobs, Reports reports)
{
    private const string ReportsId = "reports";

    public void Start()
    {
        RecurringJob.AddOrUpdate(ReportsId, () => reports.Send(), Cron.Daily());
        recurringJobs.AddOrUpdate<Reports>("reports-weekly", x => x.Send(), "0 6 * * 1");
        RecurringJob.AddOrUpdate("check", () => Check(3), "*/5 * * * *");
        this.cache.AddOrUpdate("check", 1, (key, old) => old + 1);
    }

    public void Check(int most)
    {
    }
}
