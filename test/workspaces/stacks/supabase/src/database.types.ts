export type Json = string | number | boolean | null;

export type Database = {
  public: {
    Tables: {
      medals: {
        Row: { id: number; label: string | null; member_id: string };
        Insert: { id?: number; label?: string | null; member_id: string };
        Relationships: [
          {
            foreignKeyName: "medals_member_id_fkey";
            columns: ["member_id"];
            isOneToOne: false;
            referencedRelation: "members";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "medals_member_id_fkey";
            columns: ["member_id"];
            isOneToOne: false;
            referencedRelation: "members_shown";
            referencedColumns: ["id"];
          },
        ];
      };
    };
    Views: {
      members_shown: { Row: { id: string | null } };
    };
  };
  storage: {
    Tables: { buckets: { Row: { id: string } } };
  };
};
