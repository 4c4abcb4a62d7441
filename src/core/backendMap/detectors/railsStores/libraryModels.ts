/** Tables of the models that libraries bring along: no file of the application has these. */
const tables: ReadonlyMap<string, string> = new Map([
  ["ActionMailbox::InboundEmail", "action_mailbox_inbound_emails"],
  ["ActionText::RichText", "action_text_rich_texts"],
  ["ActiveStorage::Attachment", "active_storage_attachments"],
  ["ActiveStorage::Blob", "active_storage_blobs"],
  ["ActsAsTaggableOn::Tag", "tags"],
  ["ActsAsTaggableOn::Tagging", "taggings"],
  ["Audited::Audit", "audits"],
  ["Delayed::Job", "delayed_jobs"],
  ["Doorkeeper::AccessGrant", "oauth_access_grants"],
  ["Doorkeeper::AccessToken", "oauth_access_tokens"],
  ["Doorkeeper::Application", "oauth_applications"],
  ["FriendlyId::Slug", "friendly_id_slugs"],
  ["GoodJob::Job", "good_jobs"],
  ["PaperTrail::Version", "versions"],
  ["PgSearch::Document", "pg_search_documents"],
  ["SolidQueue::Job", "solid_queue_jobs"],
]);

export const libraryTable = (constant: string): string | undefined =>
  tables.get(constant.replace(/^::/, ""));
