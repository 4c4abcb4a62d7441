export default function Page() {
  return <p>GET</p>;
}
