use job_scheduler::{Job, JobScheduler};

pub fn nightly(scheduler: &mut JobScheduler) {
    scheduler.add(Job::new("0 30 2 * * *".parse().unwrap(), || println!("night")));
}
