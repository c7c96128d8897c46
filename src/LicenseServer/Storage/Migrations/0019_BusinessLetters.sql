-- Whether the owner keeps a conversation as a business letter (§ 147 AO, § 257 HGB); email is whom it was with then. A conversation whose customer
-- was erased has the status kept.
ALTER TABLE support_requests ADD COLUMN is_letter INTEGER NOT NULL DEFAULT 0;
