-- Whether the owner keeps a conversation as a business letter (§ 147 AO, § 257 HGB). It outlives its customer: account_id is NULL then, email is whom
-- it was with, and the status is kept.
ALTER TABLE support_requests ADD COLUMN is_letter INTEGER NOT NULL DEFAULT 0;
