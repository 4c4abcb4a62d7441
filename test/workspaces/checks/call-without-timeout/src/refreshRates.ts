export async function refreshRates() {
  const answer = await fetch("https://rates.example/v1/all");
  return answer.json();
}
