use std::time::Duration;
use tokio_cron_scheduler::{Job, JobScheduler};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scheduler = JobScheduler::new().await?;
    scheduler
        .add(Job::new_async("0 0 3 * * *", |_id, _lock| {
            Box::pin(async move { sweep().await })
        })?)
        .await?;
    scheduler.add(Job::new_repeated(Duration::from_secs(60), count)?).await?;
    scheduler.start().await?;
    Ok(())
}

async fn sweep() {}

fn count(_id: uuid::Uuid, _lock: JobScheduler) {}
