export async function sendMail(job) {
  return job.data;
}
