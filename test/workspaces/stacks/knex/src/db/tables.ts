export enum Tables {
  Audits = "audits",
}
export const auditColumns = { by: "made_by" };
