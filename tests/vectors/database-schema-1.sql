-- A database of the first schema, as 'sqlite3 jklab.db .dump' writes it; its two licences are 7S322-NWMDX-3VYMM-D209E and CHR94-4JDSK-5CJT8-QMHFT.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE [SchemaVersions] (
    SchemaVersionID INTEGER CONSTRAINT [PK_SchemaVersions_Id] PRIMARY KEY AUTOINCREMENT NOT NULL,
    ScriptName TEXT NOT NULL,
    Applied DATETIME NOT NULL
);
INSERT INTO SchemaVersions VALUES(1,'JkLab.LicenseServer.Storage.Migrations.0001_Start.sql','2026-11-23 19:24:24.4830435');
CREATE TABLE products (
  number             INTEGER NOT NULL PRIMARY KEY,
  code               TEXT    NOT NULL UNIQUE,
  name               TEXT    NOT NULL,
  trial_days         INTEGER NOT NULL,
  trial_edition      TEXT    NULL,
  transfers_per_year INTEGER NOT NULL,
  created_at         TEXT    NOT NULL
);
INSERT INTO products VALUES(1,'KBRS','KBRS CRM',30,'standard',3,'2026-11-23T19:24:24.843Z');
CREATE TABLE editions (
  product INTEGER NOT NULL REFERENCES products (number),
  number  INTEGER NOT NULL,
  code    TEXT    NOT NULL,
  PRIMARY KEY (product, number),
  UNIQUE (product, code)
);
INSERT INTO editions VALUES(1,1,'standard');
INSERT INTO editions VALUES(1,2,'professional');
CREATE TABLE signing_keys (
  key_id         TEXT    NOT NULL PRIMARY KEY,
  public_key_pem TEXT    NOT NULL,
  active         INTEGER NOT NULL,
  created_at     TEXT    NOT NULL
);
INSERT INTO signing_keys VALUES('9522a17b30e32610',replace('-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAAwKSOLqM/tqmINaNDoCSVcWT7tSF8fRz9EapHzVzgQE=\n-----END PUBLIC KEY-----\n','\n',char(10)),1,'2026-11-23T19:24:24.642Z');
CREATE TABLE licenses (
  id            BIGINT  NOT NULL PRIMARY KEY,
  license_key   TEXT    NOT NULL UNIQUE,
  product       INTEGER NOT NULL,
  edition       INTEGER NOT NULL,
  seats         INTEGER NOT NULL,
  status        TEXT    NOT NULL,
  status_reason TEXT    NULL,
  expires_on    TEXT    NULL,
  updates_until TEXT    NULL,
  features      INTEGER NOT NULL,
  licensee      TEXT    NULL,
  customer      TEXT    NULL,
  note          TEXT    NULL,
  created_at    TEXT    NOT NULL,
  FOREIGN KEY (product, edition) REFERENCES editions (product, number)
);
INSERT INTO licenses VALUES(3871347488,'7S322-NWMDX-3VYMM-D209E',1,1,2,'active',NULL,NULL,NULL,0,'Glanz & Gloria GmbH',NULL,NULL,'2026-11-23T19:24:24.906Z');
INSERT INTO licenses VALUES(2894230033,'CHR94-4JDSK-5CJT8-QMHFT',1,2,1,'suspended','test',NULL,NULL,0,NULL,NULL,NULL,'2026-11-23T19:24:26.502Z');
CREATE TABLE activations (
  id              BIGINT  NOT NULL PRIMARY KEY,
  license_id      BIGINT  NOT NULL REFERENCES licenses (id),
  seat            INTEGER NOT NULL,
  system_id       TEXT    NULL,
  label           TEXT    NULL,
  channel         TEXT    NOT NULL,
  activated_at    TEXT    NOT NULL,
  released_at     TEXT    NULL,
  release_channel TEXT    NULL,
  transfer        INTEGER NOT NULL DEFAULT 0,
  code            TEXT    NOT NULL
);
INSERT INTO activations VALUES(3349346170219581062,3871347488,1,'GP1XF-3A7QY-FR6F0-DTK15',NULL,'command-line','2026-11-23T19:24:29.695Z','2026-11-23T19:24:32.226Z','command-line',0,replace('26AG2-0F6R0-9J11C-30GGG-00000-002GX\n10000-049ME-V31DS-X209H-08XP6-YWDWY\nK9C4G-4EVB2-90000-00000-00000-003GX\n00000-76NZM-XJRT3-QFPE8-C5HVT-9GMN4\nGHSCE-VV96S-7F71G-KFAY6-2PXGE-375MR\nA0MT1-CCBS3-3M92Y-FZZ5W-K6P3M-H9RFB\n8WMYG-ZWRD4-CZF0E-E0NNP-XFREZ-02D2J','\n',char(10)));
INSERT INTO activations VALUES(975541875405465603,3871347488,2,'HBRA4-8W880-0DDAA-JMVYP',NULL,'command-line','2026-11-23T19:24:30.884Z',NULL,NULL,0,replace('26AG2-0F6R0-9J12Q-G0GGG-00000-00FSP\n20000-049ME-V31DS-X209H-08XP6-YW1G8\nK9C4G-4EVB2-90000-00000-00000-003GX\n00000-0RC3E-E3TMP-7N8QG-KN50Q-AVPGF\n7HVAX-DC2ED-053H5-Z9FT9-NQA3E-PHGC1\n2KDM5-TZJTX-Z93RZ-SMRK0-W335C-NA7WS\nB3HEV-JYRVD-JERAF-BAGFH-XFVSR-G6J6V','\n',char(10)));
INSERT INTO activations VALUES(1567509618381580065,3871347488,1,'CDBCR-K1QTA-9G4NK-0NQQ7',NULL,'command-line','2026-11-23T19:24:33.039Z',NULL,NULL,0,replace('26AG2-0F6R0-9J0RT-P0GGG-00000-00AKQ\n12000-049ME-V31DS-X209H-08XP6-YW87G\nK9C4G-4EVB2-90000-00000-00000-003GX\n00000-7VPP6-Y9M0P-B0DY4-JPCRQ-HJMKR\nND5P9-R6XVJ-T84CJ-512AH-TWYA7-NBYKZ\nTH2S9-Q1WRB-MWJGE-XY6NF-E0ZFR-HCRQ1\nMPG0C-MJ9SH-B6JVP-SCKP1-GCRCR-GG9MV','\n',char(10)));
INSERT INTO activations VALUES(7074006790573378178,2894230033,1,NULL,NULL,'command-line','2026-11-23T19:24:34.886Z',NULL,NULL,0,replace('2AAG2-0NCG9-S1200-00GGG-00000-00SEV\n10000-FR881-2XR3S-3HR2Z-W86C7-K9J6F\nZKD2F-3TFEA-8VEBN-0VFCD-B7MKZ-GPAH1\nVECS3-X6TAY-YJHEF-RP5KZ-BG23D-K8XD7\n6350Z-TPYPJ-G84SF-QN70A-0Q8EM-2R32K','\n',char(10)));
CREATE TABLE codes (
  license_id    BIGINT  NOT NULL,
  seat          INTEGER NOT NULL,
  issued_on     TEXT    NOT NULL,
  issue         INTEGER NOT NULL,
  activation_id BIGINT  NOT NULL REFERENCES activations (id),
  key_id        TEXT    NOT NULL,
  code          TEXT    NOT NULL,
  created_at    TEXT    NOT NULL,
  PRIMARY KEY (license_id, seat, issued_on, issue)
);
INSERT INTO codes VALUES(3871347488,1,'2026-11-23',0,3349346170219581062,'9522a17b30e32610',replace('26AG2-0F6R0-9J11C-30GGG-00000-002GX\n10000-049ME-V31DS-X209H-08XP6-YWDWY\nK9C4G-4EVB2-90000-00000-00000-003GX\n00000-76NZM-XJRT3-QFPE8-C5HVT-9GMN4\nGHSCE-VV96S-7F71G-KFAY6-2PXGE-375MR\nA0MT1-CCBS3-3M92Y-FZZ5W-K6P3M-H9RFB\n8WMYG-ZWRD4-CZF0E-E0NNP-XFREZ-02D2J','\n',char(10)),'2026-11-23T19:24:29.695Z');
INSERT INTO codes VALUES(3871347488,2,'2026-11-23',0,975541875405465603,'9522a17b30e32610',replace('26AG2-0F6R0-9J12Q-G0GGG-00000-00FSP\n20000-049ME-V31DS-X209H-08XP6-YW1G8\nK9C4G-4EVB2-90000-00000-00000-003GX\n00000-0RC3E-E3TMP-7N8QG-KN50Q-AVPGF\n7HVAX-DC2ED-053H5-Z9FT9-NQA3E-PHGC1\n2KDM5-TZJTX-Z93RZ-SMRK0-W335C-NA7WS\nB3HEV-JYRVD-JERAF-BAGFH-XFVSR-G6J6V','\n',char(10)),'2026-11-23T19:24:30.884Z');
INSERT INTO codes VALUES(3871347488,1,'2026-11-23',1,1567509618381580065,'9522a17b30e32610',replace('26AG2-0F6R0-9J0RT-P0GGG-00000-00AKQ\n12000-049ME-V31DS-X209H-08XP6-YW87G\nK9C4G-4EVB2-90000-00000-00000-003GX\n00000-7VPP6-Y9M0P-B0DY4-JPCRQ-HJMKR\nND5P9-R6XVJ-T84CJ-512AH-TWYA7-NBYKZ\nTH2S9-Q1WRB-MWJGE-XY6NF-E0ZFR-HCRQ1\nMPG0C-MJ9SH-B6JVP-SCKP1-GCRCR-GG9MV','\n',char(10)),'2026-11-23T19:24:33.039Z');
INSERT INTO codes VALUES(2894230033,1,'2026-11-23',0,7074006790573378178,'9522a17b30e32610',replace('2AAG2-0NCG9-S1200-00GGG-00000-00SEV\n10000-FR881-2XR3S-3HR2Z-W86C7-K9J6F\nZKD2F-3TFEA-8VEBN-0VFCD-B7MKZ-GPAH1\nVECS3-X6TAY-YJHEF-RP5KZ-BG23D-K8XD7\n6350Z-TPYPJ-G84SF-QN70A-0Q8EM-2R32K','\n',char(10)),'2026-11-23T19:24:34.886Z');
CREATE TABLE trials (
  product    INTEGER NOT NULL REFERENCES products (number),
  system_id  TEXT    NOT NULL,
  license_id BIGINT  NOT NULL UNIQUE,
  code       TEXT    NOT NULL,
  issued_on  TEXT    NOT NULL,
  expires_on TEXT    NOT NULL,
  created_at TEXT    NOT NULL,
  PRIMARY KEY (product, system_id)
);
INSERT INTO trials VALUES(1,'4KPKY-MBYYB-3G1PS-1TC3Z',2494031187,replace('2EAG2-0CMMZ-JN697-D0GGG-8FR00-00EBJ\n10000-SQP54-WFP17-ASJQD-QNEHZ-R63AZ\nMTQ4D-KM2YA-YK61V-EJY1P-CYT6R-S6STB\nGDSVF-26BSJ-1MT15-RBRM5-W7WYW-4F04X\n9V01B-SNXN8-PYNPK-M7KYV-7TJYY-28GT7','\n',char(10)),'2026-11-23','2026-12-23','2026-11-23T19:24:35.881Z');
CREATE TABLE audit_entries (
  id            INTEGER PRIMARY KEY,
  at            TEXT   NOT NULL,
  actor         TEXT   NOT NULL,
  action        TEXT   NOT NULL,
  license_id    BIGINT NULL,
  activation_id BIGINT NULL,
  details       TEXT   NULL
);
INSERT INTO audit_entries VALUES(1,'2026-11-23T19:24:24.642Z','command-line','key.created',NULL,NULL,'{"keyId":"9522a17b30e32610"}');
INSERT INTO audit_entries VALUES(2,'2026-11-23T19:24:24.827Z','command-line','key.activated',NULL,NULL,'{"keyId":"9522a17b30e32610"}');
INSERT INTO audit_entries VALUES(3,'2026-11-23T19:24:24.843Z','command-line','product.added',NULL,NULL,'{"product":"KBRS"}');
INSERT INTO audit_entries VALUES(4,'2026-11-23T19:24:24.906Z','command-line','license.issued',3871347488,NULL,NULL);
INSERT INTO audit_entries VALUES(5,'2026-11-23T19:24:26.502Z','command-line','license.issued',2894230033,NULL,NULL);
INSERT INTO audit_entries VALUES(6,'2026-11-23T19:24:29.695Z','command-line','activation.created',3871347488,3349346170219581062,'{"seat":1,"issue":0,"channel":"command-line"}');
INSERT INTO audit_entries VALUES(7,'2026-11-23T19:24:30.884Z','command-line','activation.created',3871347488,975541875405465603,'{"seat":2,"issue":0,"channel":"command-line"}');
INSERT INTO audit_entries VALUES(8,'2026-11-23T19:24:32.226Z','command-line','activation.released',3871347488,3349346170219581062,'{"seat":1,"channel":"command-line","transfer":false}');
INSERT INTO audit_entries VALUES(9,'2026-11-23T19:24:33.039Z','command-line','activation.created',3871347488,1567509618381580065,'{"seat":1,"issue":1,"channel":"command-line"}');
INSERT INTO audit_entries VALUES(10,'2026-11-23T19:24:34.886Z','command-line','activation.created',2894230033,7074006790573378178,'{"seat":1,"issue":0,"channel":"command-line"}');
INSERT INTO audit_entries VALUES(11,'2026-11-23T19:24:35.881Z','command-line','trial.started',2494031187,NULL,'{"product":"KBRS","expiresOn":"2026-12-23"}');
INSERT INTO audit_entries VALUES(12,'2026-11-23T19:24:36.698Z','command-line','license.suspended',2894230033,NULL,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('SchemaVersions',1);
CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys (active) WHERE active = 1;
CREATE INDEX licenses_created ON licenses (created_at, id);
CREATE INDEX licenses_customer ON licenses (customer);
CREATE UNIQUE INDEX activations_one_per_seat ON activations (license_id, seat) WHERE released_at IS NULL;
CREATE UNIQUE INDEX activations_one_per_computer ON activations (license_id, system_id) WHERE released_at IS NULL AND system_id IS NOT NULL;
CREATE UNIQUE INDEX activations_one_unbound ON activations (license_id) WHERE released_at IS NULL AND system_id IS NULL;
CREATE INDEX activations_license ON activations (license_id, released_at);
CREATE INDEX activations_system ON activations (system_id);
CREATE INDEX codes_activation ON codes (activation_id);
CREATE INDEX audit_entries_license ON audit_entries (license_id);
COMMIT;
PRAGMA user_version = 1;
