export function askForCard() {
  return fetch("https://cards.example.com/cards");
}
