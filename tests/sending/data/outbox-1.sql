BEGIN TRANSACTION;
CREATE TABLE batches (
    number INTEGER PRIMARY KEY,
    parcel INTEGER NOT NULL REFERENCES parcels (number),
    place TEXT NOT NULL,                  
    state TEXT NOT NULL,
    divided INTEGER NOT NULL DEFAULT 0,   
    left_alone INTEGER NOT NULL DEFAULT 0,
    again INTEGER NOT NULL DEFAULT 0,     
    status INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '', error TEXT, notes TEXT NOT NULL DEFAULT '[]',
    count INTEGER NOT NULL, refused INTEGER NOT NULL DEFAULT 0,
    method TEXT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, query TEXT NOT NULL, size INTEGER NOT NULL,
    UNIQUE (parcel, place)
) STRICT;
INSERT INTO "batches" VALUES(1,1,'000000','waiting',0,0,0,NULL,0,'',NULL,'[]',2,0,'POST','https://toy.example/races/1/rows','{"Content-Type":"application/json"}','{}',12);
CREATE TABLE contents (                   
    batch INTEGER PRIMARY KEY REFERENCES batches (number),
    rows BLOB NOT NULL,                   
    keys TEXT NOT NULL                    
) STRICT;
INSERT INTO "contents" VALUES(1,X'0200000003000000','["k2","k3"]');
CREATE TABLE parcels (
    number INTEGER PRIMARY KEY,           
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL, account TEXT NOT NULL, server TEXT NOT NULL, settings TEXT NOT NULL,
    title TEXT NOT NULL,
    lane TEXT NOT NULL,                   
    race TEXT NOT NULL,                   
    file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL, fields TEXT NOT NULL,
    skipped INTEGER NOT NULL, transaction_id TEXT, replaces TEXT,
    state TEXT NOT NULL,
    open INTEGER NOT NULL DEFAULT 1,      
    held TEXT NOT NULL DEFAULT '',        
    trouble TEXT,                         
    tries INTEGER NOT NULL DEFAULT 0,     
    due REAL NOT NULL DEFAULT 0, pause REAL NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '',       
    sealed REAL NOT NULL, sent REAL, answered REAL,
    forgotten REAL
) STRICT;
INSERT INTO "parcels" VALUES(1,'20260321-0a1b2c3d','toy','Me','https://toy.example','{"race_id":"1","mode":"upsert"}','Spring Run · 1','4b9804820786182ff585baec526010b8','de913651e0ad569b037e8d60a35a660a','entries.xlsx','abababababababababababababababababababababababababababababababab','["key"]',0,NULL,NULL,'waiting',1,'',NULL,0,0.0,0.0,'',1774098309.0,NULL,NULL,NULL);
CREATE TABLE pieces (                     
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (number),
    bytes BLOB NOT NULL
) STRICT;
INSERT INTO "pieces" VALUES(1,1,X'5B226B32222C20226B33225D');
CREATE TABLE refusals (
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (number),
    row INTEGER NOT NULL, key TEXT NOT NULL, field TEXT NOT NULL, message TEXT NOT NULL
) STRICT;
CREATE INDEX open_parcels ON parcels (number) WHERE open = 1;
CREATE INDEX parcels_of_race ON parcels (race, number);
CREATE INDEX pieces_of_batch ON pieces (batch, number);
CREATE INDEX refusals_of_batch ON refusals (batch, number);
COMMIT;
PRAGMA user_version = 1;
PRAGMA application_id = 1382305656;
