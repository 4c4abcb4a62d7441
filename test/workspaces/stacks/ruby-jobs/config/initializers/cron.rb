Sidekiq::Cron::Job.create(
  name: "Nightly reminders",
  cron: "0 3 * * *",
  class: "Lending::RemindMember"
)
