import { createClient } from "@supabase/supabase-js";
import { serverClient } from "./clients";

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);

export const withTeam = async (id: string) =>
  await supabase.from("members").select("id, team:teams!inner(name)").eq("id", id).single();

export const everyone = async (teamId?: string) => {
  let query = supabase.from("members").select("email").order("email");
  if (teamId) query = query.eq("team_id", teamId).limit(10);
  return query;
};

export const rename = async (id: string, name: string) => {
  const client = await serverClient();
  await client.from("teams").update({ name }).eq("id", id);
};

export const add = async (rows: { email: string }[]) =>
  (await serverClient()).from("members").upsert(rows, { onConflict: "email" });

export const picture = (path: string) => supabase.storage.from("pictures").download(path);
