-- A database as the fifth migration made it: rows are twins, something was purged, all has an image.
PRAGMA application_id = 1097756271;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'annotator','0001_annotating','2026-10-01 07:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'annotator','0002_suggesting','2026-11-01 08:30:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'annotator','0003_reviewing','2026-11-15 09:30:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'annotator','0004_splitting','2026-11-20 09:30:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'annotator','0005_keeping','2026-11-21 09:30:00.000000+00:00');
CREATE TABLE absences (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  span_id TEXT NOT NULL REFERENCES spans (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
INSERT INTO "absences" VALUES('x1','ada','s2','d3','',1,'step-4','2026-10-01T08:00:03.000000Z','2026-10-01T08:00:03.000000Z',NULL);
CREATE TABLE annotators (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
  name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
  role TEXT NOT NULL CHECK (role IN ('annotator', 'reviewer', 'admin', 'gold')),
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
INSERT INTO "annotators" VALUES('ada','Ada','annotator','2026-10-01T07:30:00.000Z');
INSERT INTO "annotators" VALUES('ben','Ben','annotator','2026-10-01T07:30:00.000Z');
INSERT INTO "annotators" VALUES('rex','Rex','reviewer','2026-11-15T09:30:00.000Z');
INSERT INTO "annotators" VALUES('gold','Gold','gold','2026-11-15T09:30:00.000Z');
CREATE TABLE completions (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
INSERT INTO "completions" VALUES('c1','ada','d3',1,'step-8','2026-10-01T08:00:07.000000Z','2026-10-01T08:00:07.000000Z',NULL);
CREATE TABLE documents (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  doc_key TEXT NOT NULL UNIQUE CHECK (length(doc_key) > 0 AND instr(doc_key, char(0)) = 0),
  story TEXT NOT NULL CHECK (length(trim(story)) > 0 AND instr(story, char(0)) = 0),
  number INTEGER NOT NULL CHECK (number >= 1),
  text_sha256 TEXT NOT NULL REFERENCES texts (sha256),
  chars INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (instr(title, char(0)) = 0),
  source TEXT NOT NULL CHECK (instr(source, char(0)) = 0),
  url TEXT NOT NULL CHECK (instr(url, char(0)) = 0),
  published TEXT NOT NULL CHECK (instr(published, char(0)) = 0),
  file_name TEXT NOT NULL CHECK (instr(file_name, char(0)) = 0),
  meta TEXT NOT NULL CHECK (json_valid(meta)),
  supersedes TEXT REFERENCES documents (id) CHECK (supersedes <> id),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  UNIQUE (story, number)
) STRICT;
INSERT INTO "documents" VALUES('d1','https://example.org/1','strike',1,'b1026e46d92b502fd1b1a2b9a64fdbef878a6c9d79ad0daa1a2e9883a9c6bd95',50,'Title 1','','','','','{"lang":"en"}',NULL,1,'step-1','2026-10-01T08:00:00.000000Z','2026-10-01T08:00:00.000000Z',NULL);
INSERT INTO "documents" VALUES('d2','https://example.org/2','strike',2,'59030dbaa044381c69705e1fe21aa6e054add6c07e7819c195958a339771769a',40,'Title 2','The Daily','','','','{"lang":"en"}',NULL,2,'step-11','2026-10-01T08:00:00.000000Z','2026-10-01T08:00:10.000000Z',NULL);
INSERT INTO "documents" VALUES('d3','https://example.org/3','strike',3,'cecd43141ccc1904df10390f7400e12125d47dcb740bdea0de14e442bc7ac370',37,'Title 3','','','','','{"lang":"en"}',NULL,1,'step-1','2026-10-01T08:00:00.000000Z','2026-10-01T08:00:00.000000Z',NULL);
INSERT INTO "documents" VALUES('d4','https://example.org/4','strike',4,'985063fadd912a0838d160e65618dc1253fd09dfd4c88efee58d3e14e6fa9a57',31,'Leer','','','','','{"lang":"en"}',NULL,1,'step-20','2026-11-01T09:00:04.000000Z','2026-11-01T09:00:04.000000Z',NULL);
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id TEXT NOT NULL REFERENCES steps (id),
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  "before" TEXT CHECK ("before" IS NULL OR json_valid("before")),
  "after" TEXT NOT NULL CHECK (json_valid("after")),
  UNIQUE (step_id, entity, entity_id)
) STRICT;
INSERT INTO "events" VALUES(1,'step-1','document','d1',NULL,'{"id":"d1","doc_key":"https://example.org/1","story":"strike","number":1,"text_sha256":"b1026e46d92b502fd1b1a2b9a64fdbef878a6c9d79ad0daa1a2e9883a9c6bd95","chars":50,"title":"Title 1","source":"","url":"","published":"","file_name":"","meta":"{\"lang\":\"en\"}","supersedes":null,"rev":1,"step_id":"step-1","created_at":"2026-10-01T08:00:00.000000Z","updated_at":"2026-10-01T08:00:00.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(2,'step-1','document','d2',NULL,'{"id":"d2","doc_key":"https://example.org/2","story":"strike","number":2,"text_sha256":"59030dbaa044381c69705e1fe21aa6e054add6c07e7819c195958a339771769a","chars":40,"title":"Title 2","source":"","url":"","published":"","file_name":"","meta":"{\"lang\":\"en\"}","supersedes":null,"rev":1,"step_id":"step-1","created_at":"2026-10-01T08:00:00.000000Z","updated_at":"2026-10-01T08:00:00.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(3,'step-1','document','d3',NULL,'{"id":"d3","doc_key":"https://example.org/3","story":"strike","number":3,"text_sha256":"cecd43141ccc1904df10390f7400e12125d47dcb740bdea0de14e442bc7ac370","chars":37,"title":"Title 3","source":"","url":"","published":"","file_name":"","meta":"{\"lang\":\"en\"}","supersedes":null,"rev":1,"step_id":"step-1","created_at":"2026-10-01T08:00:00.000000Z","updated_at":"2026-10-01T08:00:00.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(4,'step-2','span','s1',NULL,'{"id":"s1","document_id":"d1","annotator_id":"ada","start_char":0,"end_char":19,"quote":"Over 10,000 workers","label_id":"statistic","label_revision":1,"note":"","rev":1,"step_id":"step-2","created_at":"2026-10-01T08:00:01.000000Z","updated_at":"2026-10-01T08:00:01.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(5,'step-2','span','s2',NULL,'{"id":"s2","document_id":"d2","annotator_id":"ada","start_char":2,"end_char":14,"quote":"Ten thousand","label_id":null,"label_revision":null,"note":"","rev":1,"step_id":"step-2","created_at":"2026-10-01T08:00:01.000000Z","updated_at":"2026-10-01T08:00:01.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(6,'step-2','link','k1',NULL,'{"id":"k1","annotator_id":"ada","a":"s1","b":"s2","relation":"equivalent","more":null,"note":"sure","rev":1,"step_id":"step-2","created_at":"2026-10-01T08:00:01.000000Z","updated_at":"2026-10-01T08:00:01.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(7,'step-3','span','s3',NULL,'{"id":"s3","document_id":"d3","annotator_id":"ada","start_char":13,"end_char":26,"quote":"counted 4,000","label_id":"statistic","label_revision":1,"note":"","rev":1,"step_id":"step-3","created_at":"2026-10-01T08:00:02.000000Z","updated_at":"2026-10-01T08:00:02.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(8,'step-3','link','k2',NULL,'{"id":"k2","annotator_id":"ada","a":"s1","b":"s3","relation":"contradicts","more":null,"note":"","rev":1,"step_id":"step-3","created_at":"2026-10-01T08:00:02.000000Z","updated_at":"2026-10-01T08:00:02.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(9,'step-4','absence','x1',NULL,'{"id":"x1","annotator_id":"ada","span_id":"s2","document_id":"d3","note":"","rev":1,"step_id":"step-4","created_at":"2026-10-01T08:00:03.000000Z","updated_at":"2026-10-01T08:00:03.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(10,'step-5','dismissal','m1',NULL,'{"id":"m1","annotator_id":"ada","span_id":"s1","document_id":"d2","start_char":15,"end_char":29,"quote":"went on strike","rev":1,"step_id":"step-5","created_at":"2026-10-01T08:00:04.000000Z","updated_at":"2026-10-01T08:00:04.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(11,'step-6','dismissal','m2',NULL,'{"id":"m2","annotator_id":"ada","span_id":"s3","document_id":"d1","start_char":33,"end_char":38,"quote":"I ran","rev":1,"step_id":"step-6","created_at":"2026-10-01T08:00:05.000000Z","updated_at":"2026-10-01T08:00:05.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(12,'step-7','dismissal','m2','{"id":"m2","annotator_id":"ada","span_id":"s3","document_id":"d1","start_char":33,"end_char":38,"quote":"I ran","rev":1,"step_id":"step-6","created_at":"2026-10-01T08:00:05.000000Z","updated_at":"2026-10-01T08:00:05.000000Z","deleted_at":null}','{"id":"m2","annotator_id":"ada","span_id":"s3","document_id":"d1","start_char":33,"end_char":38,"quote":"I ran","rev":2,"step_id":"step-7","created_at":"2026-10-01T08:00:05.000000Z","updated_at":"2026-10-01T08:00:06.000000Z","deleted_at":"2026-10-01T08:00:30.000000Z"}');
INSERT INTO "events" VALUES(13,'step-8','completion','c1',NULL,'{"id":"c1","annotator_id":"ada","document_id":"d3","rev":1,"step_id":"step-8","created_at":"2026-10-01T08:00:07.000000Z","updated_at":"2026-10-01T08:00:07.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(14,'step-9','label','filler','{"id":"filler","name":"filler","key":"f","colour":"grey","unit":"paragraph","definition":"Text that is no part of this story''s reporting: menus, log-in forms, bylines, share and read-more lines, advertisements, appeals to readers, links to other stories, captions of other events, reference lists, keyword lines. One span a paragraph; part of a line where only part is filler. Not: a weak or vague sentence about the story.","position":4,"revision":1,"retired_at":null,"rev":1,"step_id":null,"created_at":"2026-10-01T07:00:00.000000Z","updated_at":"2026-10-01T07:00:00.000000Z"}','{"id":"filler","name":"filler","key":"f","colour":"grey","unit":"paragraph","definition":"Not about the news.","position":4,"revision":2,"retired_at":null,"rev":2,"step_id":"step-9","created_at":"2026-10-01T07:00:00.000000Z","updated_at":"2026-10-01T08:00:08.000000Z"}');
INSERT INTO "events" VALUES(15,'step-10','label','claim',NULL,'{"id":"claim","name":"claim","key":"k","colour":"purple","unit":"sentence","definition":"What is a claim.","position":9,"revision":1,"retired_at":null,"rev":1,"step_id":"step-10","created_at":"2026-10-01T08:00:09.000000Z","updated_at":"2026-10-01T08:00:09.000000Z"}');
INSERT INTO "events" VALUES(16,'step-11','document','d2','{"id":"d2","doc_key":"https://example.org/2","story":"strike","number":2,"text_sha256":"59030dbaa044381c69705e1fe21aa6e054add6c07e7819c195958a339771769a","chars":40,"title":"Title 2","source":"","url":"","published":"","file_name":"","meta":"{\"lang\":\"en\"}","supersedes":null,"rev":1,"step_id":"step-1","created_at":"2026-10-01T08:00:00.000000Z","updated_at":"2026-10-01T08:00:00.000000Z","deleted_at":null}','{"id":"d2","doc_key":"https://example.org/2","story":"strike","number":2,"text_sha256":"59030dbaa044381c69705e1fe21aa6e054add6c07e7819c195958a339771769a","chars":40,"title":"Title 2","source":"The Daily","url":"","published":"","file_name":"","meta":"{\"lang\":\"en\"}","supersedes":null,"rev":2,"step_id":"step-11","created_at":"2026-10-01T08:00:00.000000Z","updated_at":"2026-10-01T08:00:10.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(17,'step-12','span','s4',NULL,'{"id":"s4","document_id":"d1","annotator_id":"ben","start_char":41,"end_char":49,"quote":"said Ana","label_id":"testimony","label_revision":1,"note":"","rev":1,"step_id":"step-12","created_at":"2026-10-01T08:00:11.000000Z","updated_at":"2026-10-01T08:00:11.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(18,'step-13','span','s5',NULL,'{"id":"s5","document_id":"d2","annotator_id":"ada","start_char":2,"end_char":5,"quote":"Ten","label_id":"filler","label_revision":2,"note":"","rev":1,"step_id":"step-13","created_at":"2026-10-01T08:00:12.000000Z","updated_at":"2026-10-01T08:00:12.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(19,'step-14','dismissal','m3',NULL,'{"id":"m3","annotator_id":"ada","span_id":"s5","document_id":"d3","start_char":28,"end_char":37,"quote":"Read more","rev":1,"step_id":"step-14","created_at":"2026-10-01T08:00:13.000000Z","updated_at":"2026-10-01T08:00:13.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(20,'step-15','dismissal','m3','{"id":"m3","annotator_id":"ada","span_id":"s5","document_id":"d3","start_char":28,"end_char":37,"quote":"Read more","rev":1,"step_id":"step-14","created_at":"2026-10-01T08:00:13.000000Z","updated_at":"2026-10-01T08:00:13.000000Z","deleted_at":null}','{"id":"m3","annotator_id":"ada","span_id":"s5","document_id":"d3","start_char":28,"end_char":37,"quote":"Read more","rev":2,"step_id":"step-15","created_at":"2026-10-01T08:00:13.000000Z","updated_at":"2026-10-01T08:00:14.000000Z","deleted_at":"2026-10-01T08:00:40.000000Z"}');
INSERT INTO "events" VALUES(21,'step-15','span','s5','{"id":"s5","document_id":"d2","annotator_id":"ada","start_char":2,"end_char":5,"quote":"Ten","label_id":"filler","label_revision":2,"note":"","rev":1,"step_id":"step-13","created_at":"2026-10-01T08:00:12.000000Z","updated_at":"2026-10-01T08:00:12.000000Z","deleted_at":null}','{"id":"s5","document_id":"d2","annotator_id":"ada","start_char":2,"end_char":5,"quote":"Ten","label_id":"filler","label_revision":2,"note":"","rev":2,"step_id":"step-15","created_at":"2026-10-01T08:00:12.000000Z","updated_at":"2026-10-01T08:00:14.000000Z","deleted_at":"2026-10-01T08:00:40.000000Z"}');
INSERT INTO "events" VALUES(22,'step-16','dismissal','p1',NULL,'{"id":"p1","annotator_id":"ada","span_id":null,"document_id":"d3","start_char":4,"end_char":12,"quote":"ministry","near_document_id":"d1","near_start":0,"near_end":4,"near_quote":"Over","rev":1,"step_id":"step-16","created_at":"2026-11-01T09:00:00.000000Z","updated_at":"2026-11-01T09:00:00.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(23,'step-17','dismissal','p1','{"id":"p1","annotator_id":"ada","span_id":null,"document_id":"d3","start_char":4,"end_char":12,"quote":"ministry","near_document_id":"d1","near_start":0,"near_end":4,"near_quote":"Over","rev":1,"step_id":"step-16","created_at":"2026-11-01T09:00:00.000000Z","updated_at":"2026-11-01T09:00:00.000000Z","deleted_at":null}','{"id":"p1","annotator_id":"ada","span_id":null,"document_id":"d3","start_char":4,"end_char":12,"quote":"ministry","near_document_id":"d1","near_start":0,"near_end":4,"near_quote":"Over","rev":2,"step_id":"step-17","created_at":"2026-11-01T09:00:00.000000Z","updated_at":"2026-11-01T09:00:01.000000Z","deleted_at":"2026-11-01T09:00:01.000000Z"}');
INSERT INTO "events" VALUES(24,'step-18','dismissal','p1','{"id":"p1","annotator_id":"ada","span_id":null,"document_id":"d3","start_char":4,"end_char":12,"quote":"ministry","near_document_id":"d1","near_start":0,"near_end":4,"near_quote":"Over","rev":2,"step_id":"step-17","created_at":"2026-11-01T09:00:00.000000Z","updated_at":"2026-11-01T09:00:01.000000Z","deleted_at":"2026-11-01T09:00:01.000000Z"}','{"id":"p1","annotator_id":"ada","span_id":null,"document_id":"d3","start_char":4,"end_char":12,"quote":"ministry","near_document_id":"d1","near_start":0,"near_end":4,"near_quote":"Over","rev":3,"step_id":"step-18","created_at":"2026-11-01T09:00:00.000000Z","updated_at":"2026-11-01T09:00:02.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(25,'step-19','span','b1',NULL,'{"id":"b1","document_id":"d1","annotator_id":"ben","start_char":0,"end_char":19,"quote":"Over 10,000 workers","label_id":"statistic","label_revision":1,"note":"","rev":1,"step_id":"step-19","created_at":"2026-11-01T09:00:03.000000Z","updated_at":"2026-11-01T09:00:03.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(26,'step-20','document','d4',NULL,'{"id":"d4","doc_key":"https://example.org/4","story":"strike","number":4,"text_sha256":"985063fadd912a0838d160e65618dc1253fd09dfd4c88efee58d3e14e6fa9a57","chars":31,"title":"Leer","source":"","url":"","published":"","file_name":"","meta":"{\"lang\":\"en\"}","supersedes":null,"rev":1,"step_id":"step-20","created_at":"2026-11-01T09:00:04.000000Z","updated_at":"2026-11-01T09:00:04.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(27,'step-21','span','g1',NULL,'{"id":"g1","document_id":"d1","annotator_id":"gold","start_char":0,"end_char":19,"quote":"Over 10,000 workers","label_id":"statistic","label_revision":1,"note":"","rev":1,"step_id":"step-21","created_at":"2026-11-15T10:00:11.000000Z","updated_at":"2026-11-15T10:00:11.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(28,'step-21','adjudication','j1',NULL,'{"id":"j1","annotator_id":"gold","adjudicator_id":"rex","document_id":"d1","choice":"agreed","a":"[{\"kind\":\"span\",\"record\":\"s1\",\"rev\":1}]","b":"[{\"kind\":\"span\",\"record\":\"b1\",\"rev\":1}]","taken":"[{\"record\":\"g1\",\"sources\":[{\"kind\":\"span\",\"record\":\"s1\",\"rev\":1},{\"kind\":\"span\",\"record\":\"b1\",\"rev\":1}]}]","rev":1,"step_id":"step-21","created_at":"2026-11-15T10:00:11.000000Z","updated_at":"2026-11-15T10:00:11.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(29,'step-22','adjudication','j2',NULL,'{"id":"j2","annotator_id":"gold","adjudicator_id":"rex","document_id":"d2","choice":"neither","a":"[{\"kind\":\"span\",\"record\":\"s2\",\"rev\":1}]","b":"[]","taken":"[]","rev":1,"step_id":"step-22","created_at":"2026-11-15T10:00:12.000000Z","updated_at":"2026-11-15T10:00:12.000000Z","deleted_at":null}');
INSERT INTO "events" VALUES(30,'step-23','adjudication','j2','{"id":"j2","annotator_id":"gold","adjudicator_id":"rex","document_id":"d2","choice":"neither","a":"[{\"kind\":\"span\",\"record\":\"s2\",\"rev\":1}]","b":"[]","taken":"[]","rev":1,"step_id":"step-22","created_at":"2026-11-15T10:00:12.000000Z","updated_at":"2026-11-15T10:00:12.000000Z","deleted_at":null}','{"id":"j2","annotator_id":"gold","adjudicator_id":"rex","document_id":"d2","choice":"neither","a":"[{\"kind\":\"span\",\"record\":\"s2\",\"rev\":1}]","b":"[]","taken":"[]","rev":2,"step_id":"step-23","created_at":"2026-11-15T10:00:12.000000Z","updated_at":"2026-11-15T10:00:13.000000Z","deleted_at":"2026-11-15T10:00:13.000000Z"}');
CREATE TABLE labels (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
  key TEXT CHECK (length(key) = 1),
  colour TEXT NOT NULL CHECK (
    colour IN ('orange', 'blue', 'green', 'grey', 'purple', 'yellow', 'sky', 'vermilion')),
  unit TEXT NOT NULL CHECK (unit IN ('clause', 'sentence', 'paragraph')),
  definition TEXT NOT NULL CHECK (instr(definition, char(0)) = 0),
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  retired_at TEXT,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (step_id IS NOT NULL OR rev = 1)
) STRICT;
INSERT INTO "labels" VALUES('testimony','testimony','t','orange','sentence','What a person says they lived through or saw, quoted or retold. The attribution (“he said”) belongs to it; two sentences of one quotation are one span; a headline that quotes a witness counts. Not: an expert''s view, an activist''s claim about others, a spokesperson.',1,1,NULL,1,NULL,'2026-10-01T07:00:00.000000Z','2026-10-01T07:00:00.000000Z');
INSERT INTO "labels" VALUES('statistic','statistic','s','blue','clause','A quantity with what it counts: “over 10,000 workers”, “halved since 2022”, “two days off a year”, “five times less”. Number words and ratios count. Not: years and dates by themselves, ages, paragraph or reference numbers. A number spoken by an official or a witness is both: tag the number inside the other span.',2,1,NULL,1,NULL,'2026-10-01T07:00:00.000000Z','2026-10-01T07:00:00.000000Z');
INSERT INTO "labels" VALUES('official_statement','official statement','o','green','sentence','What a government, an authority, an army or an international body states, decides or reports, by name or as “officials”; its attribution belongs to it. Intelligence services and UN resolutions count. Not: an activist, an aid group or an unnamed expert.',3,1,NULL,1,NULL,'2026-10-01T07:00:00.000000Z','2026-10-01T07:00:00.000000Z');
INSERT INTO "labels" VALUES('filler','filler','f','grey','paragraph','Not about the news.',4,2,NULL,2,'step-9','2026-10-01T07:00:00.000000Z','2026-10-01T08:00:08.000000Z');
INSERT INTO "labels" VALUES('claim','claim','k','purple','sentence','What is a claim.',9,1,NULL,1,'step-10','2026-10-01T08:00:09.000000Z','2026-10-01T08:00:09.000000Z');
CREATE TABLE links (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  a TEXT NOT NULL REFERENCES spans (id),
  b TEXT NOT NULL REFERENCES spans (id),
  relation TEXT NOT NULL
    CHECK (relation IN ('equivalent', 'partial', 'contradicts', 'different')),
  more TEXT CHECK (more IN ('a', 'b')),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (a < b),
  CHECK (more IS NULL OR relation = 'partial')
) STRICT;
INSERT INTO "links" VALUES('k1','ada','s1','s2','equivalent',NULL,'sure',1,'step-2','2026-10-01T08:00:01.000000Z','2026-10-01T08:00:01.000000Z',NULL);
INSERT INTO "links" VALUES('k2','ada','s1','s3','contradicts',NULL,'',1,'step-3','2026-10-01T08:00:02.000000Z','2026-10-01T08:00:02.000000Z',NULL);
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('theme','dark');
CREATE TABLE places (
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  story TEXT NOT NULL,
  place TEXT NOT NULL CHECK (json_valid(place)),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (annotator_id, story)
) STRICT;
INSERT INTO "places" VALUES('ada','strike','{"panes":["d1","d2"]}','2026-10-01T08:00:15.000000Z');
CREATE TABLE spans (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  document_id TEXT NOT NULL REFERENCES documents (id),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  label_id TEXT REFERENCES labels (id),
  label_revision INTEGER CHECK (label_revision >= 1),
  note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char),
  CHECK ((label_id IS NULL) = (label_revision IS NULL))
) STRICT;
INSERT INTO "spans" VALUES('s1','d1','ada',0,19,'Over 10,000 workers','statistic',1,'',1,'step-2','2026-10-01T08:00:01.000000Z','2026-10-01T08:00:01.000000Z',NULL);
INSERT INTO "spans" VALUES('s2','d2','ada',2,14,'Ten thousand',NULL,NULL,'',1,'step-2','2026-10-01T08:00:01.000000Z','2026-10-01T08:00:01.000000Z',NULL);
INSERT INTO "spans" VALUES('s3','d3','ada',13,26,'counted 4,000','statistic',1,'',1,'step-3','2026-10-01T08:00:02.000000Z','2026-10-01T08:00:02.000000Z',NULL);
INSERT INTO "spans" VALUES('s4','d1','ben',41,49,'said Ana','testimony',1,'',1,'step-12','2026-10-01T08:00:11.000000Z','2026-10-01T08:00:11.000000Z',NULL);
INSERT INTO "spans" VALUES('s5','d2','ada',2,5,'Ten','filler',2,'',2,'step-15','2026-10-01T08:00:12.000000Z','2026-10-01T08:00:14.000000Z','2026-10-01T08:00:40.000000Z');
INSERT INTO "spans" VALUES('b1','d1','ben',0,19,'Over 10,000 workers','statistic',1,'',1,'step-19','2026-11-01T09:00:03.000000Z','2026-11-01T09:00:03.000000Z',NULL);
INSERT INTO "spans" VALUES('g1','d1','gold',0,19,'Over 10,000 workers','statistic',1,'',1,'step-21','2026-11-15T10:00:11.000000Z','2026-11-15T10:00:11.000000Z',NULL);
CREATE TABLE steps (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('do', 'undo', 'redo', 'import', 'reanchor', 'merge', 'repair')),
  title TEXT NOT NULL,
  sitting TEXT NOT NULL,
  target_id TEXT REFERENCES steps (id),
  created_at TEXT NOT NULL,
  CHECK ((kind IN ('undo', 'redo')) = (target_id IS NOT NULL))
) STRICT;
INSERT INTO "steps" VALUES(1,'step-1','ada','import','import of strike','sitting',NULL,'2026-10-01T08:00:00.000000Z');
INSERT INTO "steps" VALUES(2,'step-2','ada','do','link 1 = 2','sitting',NULL,'2026-10-01T08:00:01.000000Z');
INSERT INTO "steps" VALUES(3,'step-3','ada','do','link 1 ! 3','sitting',NULL,'2026-10-01T08:00:02.000000Z');
INSERT INTO "steps" VALUES(4,'step-4','ada','do','nothing here','sitting',NULL,'2026-10-01T08:00:03.000000Z');
INSERT INTO "steps" VALUES(5,'step-5','ada','do','refused','sitting',NULL,'2026-10-01T08:00:04.000000Z');
INSERT INTO "steps" VALUES(6,'step-6','ada','do','refused again','sitting',NULL,'2026-10-01T08:00:05.000000Z');
INSERT INTO "steps" VALUES(7,'step-7','ada','undo','undid: refused again','sitting','step-6','2026-10-01T08:00:06.000000Z');
INSERT INTO "steps" VALUES(8,'step-8','ada','do','complete','sitting',NULL,'2026-10-01T08:00:07.000000Z');
INSERT INTO "steps" VALUES(9,'step-9','ada','do','defined','sitting',NULL,'2026-10-01T08:00:08.000000Z');
INSERT INTO "steps" VALUES(10,'step-10','ada','do','label claim','sitting',NULL,'2026-10-01T08:00:09.000000Z');
INSERT INTO "steps" VALUES(11,'step-11','ada','do','source','sitting',NULL,'2026-10-01T08:00:10.000000Z');
INSERT INTO "steps" VALUES(12,'step-12','ben','do','testimony','sitting',NULL,'2026-10-01T08:00:11.000000Z');
INSERT INTO "steps" VALUES(13,'step-13','ada','do','filler','sitting',NULL,'2026-10-01T08:00:12.000000Z');
INSERT INTO "steps" VALUES(14,'step-14','ada','do','refused a third time','sitting',NULL,'2026-10-01T08:00:13.000000Z');
INSERT INTO "steps" VALUES(15,'step-15','ada','do','deleted filler “Ten”','sitting',NULL,'2026-10-01T08:00:14.000000Z');
INSERT INTO "steps" VALUES(16,'step-16','ada','do','not the same: “ministry” and “Over”','sitting-2',NULL,'2026-11-01T09:00:00.000000Z');
INSERT INTO "steps" VALUES(17,'step-17','ada','undo','undid: not the same: “ministry” and “Over”','sitting-2','step-16','2026-11-01T09:00:01.000000Z');
INSERT INTO "steps" VALUES(18,'step-18','ada','redo','redid: not the same: “ministry” and “Over”','sitting-2','step-17','2026-11-01T09:00:02.000000Z');
INSERT INTO "steps" VALUES(19,'step-19','ben','do','statistic “Over 10,000 workers”','sitting-2',NULL,'2026-11-01T09:00:03.000000Z');
INSERT INTO "steps" VALUES(20,'step-20','ada','import','import strike','sitting-2',NULL,'2026-11-01T09:00:04.000000Z');
INSERT INTO "steps" VALUES(21,'step-21','gold','do','agreed: statistic','sitting-3',NULL,'2026-11-15T10:00:11.000000Z');
INSERT INTO "steps" VALUES(22,'step-22','gold','do','neither','sitting-3',NULL,'2026-11-15T10:00:12.000000Z');
INSERT INTO "steps" VALUES(23,'step-23','gold','undo','undid: neither','sitting-3','step-22','2026-11-15T10:00:13.000000Z');
CREATE TABLE texts (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  chars INTEGER NOT NULL CHECK (chars > 0),
  text TEXT NOT NULL CHECK (instr(text, char(0)) = 0 AND instr(text, char(13)) = 0),
  CHECK (length(text) = chars)
) STRICT;
INSERT INTO "texts" VALUES('b1026e46d92b502fd1b1a2b9a64fdbef878a6c9d79ad0daa1a2e9883a9c6bd95',50,'Over 10,000 workers walked out. “I ran,” said Ana.');
INSERT INTO "texts" VALUES('59030dbaa044381c69705e1fe21aa6e054add6c07e7819c195958a339771769a',40,'📰 Ten thousand went on strike.
Read more');
INSERT INTO "texts" VALUES('cecd43141ccc1904df10390f7400e12125d47dcb740bdea0de14e442bc7ac370',37,'The ministry counted 4,000.
Read more');
INSERT INTO "texts" VALUES('985063fadd912a0838d160e65618dc1253fd09dfd4c88efee58d3e14e6fa9a57',31,'Die Straße war leer.­ Read more');
CREATE TABLE "dismissals" (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  span_id TEXT REFERENCES spans (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  quote TEXT NOT NULL,
  near_document_id TEXT REFERENCES documents (id),
  near_start INTEGER CHECK (near_start >= 0),
  near_end INTEGER,
  near_quote TEXT,
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char),
  CHECK ((span_id IS NULL) = (near_document_id IS NOT NULL)),
  CHECK ((near_document_id IS NULL) + (near_start IS NULL) + (near_end IS NULL)
    + (near_quote IS NULL) IN (0, 4)),
  CHECK (near_document_id < document_id),
  CHECK (near_end > near_start),
  CHECK (length(near_quote) = near_end - near_start)
) STRICT;
INSERT INTO "dismissals" VALUES('m1','ada','s1','d2',15,29,'went on strike',NULL,NULL,NULL,NULL,1,'step-5','2026-10-01T08:00:04.000000Z','2026-10-01T08:00:04.000000Z',NULL);
INSERT INTO "dismissals" VALUES('m2','ada','s3','d1',33,38,'I ran',NULL,NULL,NULL,NULL,2,'step-7','2026-10-01T08:00:05.000000Z','2026-10-01T08:00:06.000000Z','2026-10-01T08:00:30.000000Z');
INSERT INTO "dismissals" VALUES('m3','ada','s5','d3',28,37,'Read more',NULL,NULL,NULL,NULL,2,'step-15','2026-10-01T08:00:13.000000Z','2026-10-01T08:00:14.000000Z','2026-10-01T08:00:40.000000Z');
INSERT INTO "dismissals" VALUES('p1','ada',NULL,'d3',4,12,'ministry','d1',0,4,'Over',3,'step-18','2026-11-01T09:00:00.000000Z','2026-11-01T09:00:02.000000Z',NULL);
CREATE TABLE indexed_texts (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE REFERENCES texts (sha256)
    ) STRICT
    ;
INSERT INTO "indexed_texts" VALUES(1,'985063fadd912a0838d160e65618dc1253fd09dfd4c88efee58d3e14e6fa9a57');
INSERT INTO "indexed_texts" VALUES(2,'59030dbaa044381c69705e1fe21aa6e054add6c07e7819c195958a339771769a');
INSERT INTO "indexed_texts" VALUES(3,'b1026e46d92b502fd1b1a2b9a64fdbef878a6c9d79ad0daa1a2e9883a9c6bd95');
INSERT INTO "indexed_texts" VALUES(4,'cecd43141ccc1904df10390f7400e12125d47dcb740bdea0de14e442bc7ac370');
CREATE TABLE odd_texts (id INTEGER PRIMARY KEY REFERENCES indexed_texts (id)) STRICT;
INSERT INTO "odd_texts" VALUES(1);
CREATE VIRTUAL TABLE text_index USING fts5 (
      text, content='indexed_content', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TABLE scored (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  fingerprint TEXT NOT NULL
) STRICT;
INSERT INTO "scored" VALUES(1,'d1','f1');
INSERT INTO "scored" VALUES(2,'d2','f2');
CREATE TABLE scores (
  scored_id INTEGER NOT NULL REFERENCES scored (id) ON DELETE CASCADE,
  a_document_id TEXT NOT NULL REFERENCES documents (id),
  a_start INTEGER NOT NULL CHECK (a_start >= 0),
  a_end INTEGER NOT NULL,
  b_document_id TEXT NOT NULL REFERENCES documents (id),
  b_start INTEGER NOT NULL CHECK (b_start >= 0),
  b_end INTEGER NOT NULL,
  score REAL NOT NULL,
  rank REAL NOT NULL,
  PRIMARY KEY (scored_id, a_document_id, a_start, a_end, b_document_id, b_start, b_end),
  CHECK (a_document_id <> b_document_id),
  CHECK (a_end > a_start),
  CHECK (b_end > b_start)
) STRICT, WITHOUT ROWID;
INSERT INTO "scores" VALUES(1,'d1',0,19,'d2',2,31,0.75,2.5);
CREATE TABLE batches (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  annotators TEXT NOT NULL CHECK (json_valid(annotators) AND annotators LIKE '["%'),
  labels TEXT NOT NULL CHECK (json_valid(labels) AND labels LIKE '[%'),
  kinds TEXT NOT NULL CHECK (json_valid(kinds) AND kinds LIKE '["%'),
  story TEXT CHECK (length(trim(story)) > 0 AND instr(story, char(0)) = 0),
  plan TEXT NOT NULL CHECK (plan IN ('all', 'random', 'stratified', 'disagreement', 'flagged', 'earlier_definition', 'new')),
  size INTEGER NOT NULL CHECK (size >= 1),
  frame INTEGER NOT NULL,
  core REAL NOT NULL CHECK (core BETWEEN 0 AND 1),
  seed INTEGER NOT NULL,
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  target_rate REAL CHECK (target_rate > 0 AND target_rate < 1),
  target_confidence REAL CHECK (target_confidence > 0 AND target_confidence < 1),
  created_at TEXT NOT NULL,
  CHECK (frame >= size),
  CHECK (core = 1 OR plan IN ('disagreement', 'flagged', 'earlier_definition', 'new')),
  CHECK ((target_rate IS NULL) = (target_confidence IS NULL))
) STRICT;
INSERT INTO "batches" VALUES('b1','rex','["ada"]','[]','["span","link","absence","passage"]',NULL,'all',4,4,1.0,7,1,NULL,NULL,'2026-11-15T10:00:00.000000Z');
CREATE TABLE batch_items (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('span', 'link', 'absence', 'passage')),
  record_id TEXT,
  rev INTEGER CHECK (rev >= 1),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  start_char INTEGER NOT NULL CHECK (start_char >= 0),
  end_char INTEGER NOT NULL,
  label_id TEXT REFERENCES labels (id),
  core INTEGER NOT NULL CHECK (core IN (0, 1)),
  weight REAL NOT NULL CHECK (weight > 0 AND weight < 9e999),
  found TEXT NOT NULL CHECK (json_valid(found) AND found LIKE '{%'),
  PRIMARY KEY (batch_id, place),
  CHECK (end_char > start_char),
  CHECK ((kind = 'passage') = (record_id IS NULL)),
  CHECK ((record_id IS NULL) = (rev IS NULL)),
  CHECK (kind <> 'passage' OR label_id IS NULL),
  CHECK (kind = 'passage' OR found = '{}')
) STRICT, WITHOUT ROWID;
INSERT INTO "batch_items" VALUES('b1',1,'span','s1',1,'ada','d1',0,19,'statistic',1,1.0,'{}');
INSERT INTO "batch_items" VALUES('b1',2,'link','k1',1,'ada','d1',0,19,'statistic',1,1.0,'{}');
INSERT INTO "batch_items" VALUES('b1',3,'absence','x1',1,'ada','d2',2,14,NULL,1,1.0,'{}');
INSERT INTO "batch_items" VALUES('b1',4,'passage',NULL,NULL,'ada','d3',0,27,NULL,1,1.0,'{"statistic":1}');
CREATE TABLE verdicts (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  batch_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  judgement TEXT NOT NULL CHECK (judgement IN ('accept', 'wrong_label', 'wrong_boundary', 'spurious', 'wrong_relation', 'missing', 'unsure', 'withdrawn')),
  severity TEXT CHECK (severity IN ('minor', 'major')),
  reason TEXT CHECK (reason IN ('not_this', 'duplicate', 'vague', 'other')),
  comment TEXT NOT NULL CHECK (instr(comment, char(0)) = 0),
  label_id TEXT REFERENCES labels (id),
  document_id TEXT REFERENCES documents (id),
  start_char INTEGER CHECK (start_char >= 0),
  end_char INTEGER,
  quote TEXT,
  relation TEXT CHECK (relation IN ('equivalent', 'partial', 'contradicts', 'different')),
  more TEXT CHECK (more IN ('a', 'b')),
  other_document_id TEXT REFERENCES documents (id),
  other_start INTEGER CHECK (other_start >= 0),
  other_end INTEGER,
  other_quote TEXT,
  withdraws_id TEXT REFERENCES verdicts (id),
  seconds REAL NOT NULL CHECK (seconds >= 0 AND seconds < 9e999),
  created_at TEXT NOT NULL,
  FOREIGN KEY (batch_id, place) REFERENCES batch_items (batch_id, place),
  CHECK ((severity IS NOT NULL) = (judgement IN ('wrong_label', 'wrong_boundary', 'spurious', 'wrong_relation', 'missing'))),
  CHECK (severity IS NOT 'minor' OR judgement = 'wrong_boundary'),
  CHECK ((reason IS NOT NULL) = (judgement = 'spurious')),
  CHECK (judgement <> 'unsure' OR comment LIKE '?%'),
  CHECK ((withdraws_id IS NOT NULL) = (judgement = 'withdrawn')),
  CHECK ((label_id IS NOT NULL)
    = (judgement = 'wrong_label' OR judgement = 'missing' AND relation IS NULL)),
  CHECK (judgement NOT IN ('wrong_boundary', 'missing') OR document_id IS NOT NULL),
  CHECK (judgement NOT IN ('accept', 'spurious', 'unsure', 'withdrawn') OR document_id IS NULL),
  CHECK ((document_id IS NULL) + (start_char IS NULL) + (end_char IS NULL) + (quote IS NULL)
    IN (0, 4)),
  CHECK (end_char > start_char),
  CHECK (length(quote) = end_char - start_char),
  CHECK (judgement <> 'wrong_relation' OR relation IS NOT NULL),
  CHECK (judgement IN ('wrong_relation', 'missing') OR relation IS NULL),
  CHECK (more IS NULL OR relation IS 'partial'),
  CHECK ((other_document_id IS NOT NULL) = (judgement = 'missing' AND relation IS NOT NULL)),
  CHECK ((other_document_id IS NULL) + (other_start IS NULL) + (other_end IS NULL)
    + (other_quote IS NULL) IN (0, 4)),
  CHECK (other_document_id <> document_id),
  CHECK (other_end > other_start),
  CHECK (length(other_quote) = other_end - other_start)
) STRICT;
INSERT INTO "verdicts" VALUES('v1','b1',1,'rex','wrong_boundary','minor',NULL,'',NULL,'d1',5,19,'10,000 workers',NULL,NULL,NULL,NULL,NULL,NULL,NULL,2.5,'2026-11-15T10:00:01.000000Z');
INSERT INTO "verdicts" VALUES('v2','b1',2,'rex','unsure',NULL,NULL,'? which',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2.5,'2026-11-15T10:00:02.000000Z');
INSERT INTO "verdicts" VALUES('v3','b1',2,'rex','withdrawn',NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'v2',2.5,'2026-11-15T10:00:03.000000Z');
INSERT INTO "verdicts" VALUES('v4','b1',2,'rex','accept',NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2.5,'2026-11-15T10:00:04.000000Z');
INSERT INTO "verdicts" VALUES('v5','b1',3,'rex','accept',NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2.5,'2026-11-15T10:00:05.000000Z');
INSERT INTO "verdicts" VALUES('v6','b1',4,'rex','missing','major',NULL,'','official_statement','d3',0,12,'The ministry',NULL,NULL,NULL,NULL,NULL,NULL,NULL,2.5,'2026-11-15T10:00:06.000000Z');
INSERT INTO "verdicts" VALUES('v7','b1',4,'rex','accept',NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2.5,'2026-11-15T10:00:07.000000Z');
CREATE TABLE reveals (
  batch_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, place),
  FOREIGN KEY (batch_id, place) REFERENCES batch_items (batch_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "reveals" VALUES('b1',1,'rex','2026-11-15T10:00:08.000000Z');
CREATE TABLE objections (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  verdict_id TEXT NOT NULL REFERENCES verdicts (id),
  author_id TEXT NOT NULL REFERENCES annotators (id),
  comment TEXT NOT NULL CHECK (length(trim(comment)) > 0 AND instr(comment, char(0)) = 0),
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO "objections" VALUES('o1','v1','ada','“Over” says at least.','2026-11-15T10:00:09.000000Z');
CREATE TABLE signoffs (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  batch_id TEXT NOT NULL REFERENCES batches (id),
  reviewer_id TEXT NOT NULL REFERENCES annotators (id),
  name TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 100 AND instr(name, char(0)) = 0),
  digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO "signoffs" VALUES('f1','b1','rex','Rex','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-15T10:00:10.000000Z');
CREATE TABLE adjudications (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  adjudicator_id TEXT NOT NULL REFERENCES annotators (id),
  document_id TEXT NOT NULL REFERENCES documents (id),
  choice TEXT NOT NULL CHECK (choice IN ('agreed', 'a', 'b', 'both', 'neither', 'edit')),
  a TEXT NOT NULL CHECK (json_valid(a) AND a LIKE '[%'),
  b TEXT NOT NULL CHECK (json_valid(b) AND b LIKE '[%'),
  taken TEXT NOT NULL CHECK (json_valid(taken) AND taken LIKE '[%'),
  rev INTEGER NOT NULL CHECK (rev >= 1),
  step_id TEXT NOT NULL REFERENCES steps (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (a <> '[]' OR b <> '[]'),
  CHECK (choice <> 'agreed' OR a <> '[]' AND b <> '[]'),
  CHECK (choice <> 'neither' OR taken = '[]')
) STRICT;
INSERT INTO "adjudications" VALUES('j1','gold','rex','d1','agreed','[{"kind":"span","record":"s1","rev":1}]','[{"kind":"span","record":"b1","rev":1}]','[{"record":"g1","sources":[{"kind":"span","record":"s1","rev":1},{"kind":"span","record":"b1","rev":1}]}]',1,'step-21','2026-11-15T10:00:11.000000Z','2026-11-15T10:00:11.000000Z',NULL);
INSERT INTO "adjudications" VALUES('j2','gold','rex','d2','neither','[{"kind":"span","record":"s2","rev":1}]','[]','[]',2,'step-23','2026-11-15T10:00:12.000000Z','2026-11-15T10:00:13.000000Z','2026-11-15T10:00:13.000000Z');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX steps_annotator ON steps (annotator_id, seq);
CREATE INDEX steps_target ON steps (target_id);
CREATE INDEX events_entity ON events (entity, entity_id, seq);
CREATE UNIQUE INDEX labels_one_key ON labels (key) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX spans_once
  ON spans (document_id, annotator_id, start_char, end_char, ifnull(label_id, ''))
  WHERE deleted_at IS NULL;
CREATE INDEX spans_annotator ON spans (annotator_id, document_id);
CREATE INDEX spans_label ON spans (label_id);
CREATE UNIQUE INDEX links_once ON links (annotator_id, a, b) WHERE deleted_at IS NULL;
CREATE INDEX links_a ON links (a);
CREATE INDEX links_b ON links (b);
CREATE UNIQUE INDEX absences_once ON absences (span_id, document_id) WHERE deleted_at IS NULL;
CREATE INDEX absences_span ON absences (span_id);
CREATE INDEX absences_annotator ON absences (annotator_id, document_id);
CREATE UNIQUE INDEX completions_once
  ON completions (annotator_id, document_id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX dismissals_once
  ON dismissals (span_id, document_id, start_char, end_char) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX dismissals_pair_once
  ON dismissals (annotator_id, document_id, start_char, end_char, near_document_id, near_start,
    near_end)
  WHERE deleted_at IS NULL AND near_document_id IS NOT NULL;
CREATE INDEX dismissals_annotator ON dismissals (annotator_id, document_id);
CREATE INDEX documents_text ON documents (text_sha256);
CREATE UNIQUE INDEX batch_items_once ON batch_items (batch_id, kind, record_id);
CREATE UNIQUE INDEX batch_items_passage_once
  ON batch_items (batch_id, annotator_id, document_id, start_char, end_char)
  WHERE record_id IS NULL;
CREATE INDEX batch_items_annotator ON batch_items (annotator_id);
CREATE INDEX verdicts_item ON verdicts (batch_id, place);
CREATE UNIQUE INDEX verdicts_withdrawn_once ON verdicts (withdraws_id)
  WHERE withdraws_id IS NOT NULL;
CREATE INDEX objections_verdict ON objections (verdict_id);
CREATE INDEX signoffs_batch ON signoffs (batch_id);
CREATE INDEX adjudications_annotator ON adjudications (annotator_id, document_id);
CREATE VIEW v_spans AS
SELECT s.id, d.story, d.number AS article, d.source, d.title, n.name AS annotator,
  l.name AS label, s.start_char, s.end_char, s.quote, s.note, s.document_id, s.annotator_id,
  s.label_id, s.label_revision, s.rev, s.created_at, s.updated_at
FROM spans s
JOIN documents d ON d.id = s.document_id
JOIN annotators n ON n.id = s.annotator_id
LEFT JOIN labels l ON l.id = s.label_id
WHERE s.deleted_at IS NULL;
CREATE VIEW v_links AS
SELECT k.id, a.story, a.annotator, k.relation, k.more,
  a.article AS article_a, a.source AS source_a, a.label AS label_a, a.quote AS quote_a,
  b.article AS article_b, b.source AS source_b, b.label AS label_b, b.quote AS quote_b,
  k.note, k.a, k.b, k.annotator_id, k.rev, k.created_at, k.updated_at
FROM links k JOIN v_spans a ON a.id = k.a JOIN v_spans b ON b.id = k.b
WHERE k.deleted_at IS NULL;
CREATE VIEW v_facts AS
WITH RECURSIVE 
  pair (a, b) AS (
    SELECT a, b FROM links WHERE deleted_at IS NULL AND relation <> 'different'
    UNION ALL SELECT b, a FROM links WHERE deleted_at IS NULL AND relation <> 'different'),
  reach (span_id, member) AS (
    SELECT a, a FROM pair
    UNION SELECT reach.span_id, pair.b FROM reach JOIN pair ON pair.a = reach.member),
  component (span_id, root, size) AS (
    SELECT span_id, min(member), count(*) FROM reach GROUP BY span_id)
,
  touched (id, story) AS (
    SELECT k.id, d.story FROM links k JOIN spans s ON s.id = k.a JOIN documents d
      ON d.id = s.document_id
    UNION SELECT k.id, d.story FROM links k JOIN spans s ON s.id = k.b JOIN documents d
      ON d.id = s.document_id),
  numbered AS (
    SELECT k.*, t.story, row_number() OVER (
      PARTITION BY k.annotator_id, t.story ORDER BY k.created_at, k.id) AS number
    FROM links k JOIN touched t ON t.id = k.id),
  oldest AS (
    SELECT c.root, k.story, k.number, row_number() OVER (
      PARTITION BY c.root, k.story ORDER BY k.number) AS place
    FROM numbered k JOIN component c ON c.span_id = k.a
    WHERE k.deleted_at IS NULL AND k.relation <> 'different')
SELECT s.annotator, o.story, o.number AS fact, c.size AS members, s.article, s.source, s.label,
  s.quote, s.id AS span_id, s.document_id, s.annotator_id
FROM component c JOIN oldest o ON o.root = c.root AND o.place = 1 JOIN v_spans s ON s.id = c.span_id
ORDER BY s.annotator_id, o.story, o.number, s.article, s.start_char;
CREATE VIEW v_sets AS
WITH RECURSIVE 
  pair (a, b) AS (
    SELECT a, b FROM links WHERE deleted_at IS NULL AND relation = 'equivalent'
    UNION ALL SELECT b, a FROM links WHERE deleted_at IS NULL AND relation = 'equivalent'),
  reach (span_id, member) AS (
    SELECT a, a FROM pair
    UNION SELECT reach.span_id, pair.b FROM reach JOIN pair ON pair.a = reach.member),
  component (span_id, root, size) AS (
    SELECT span_id, min(member), count(*) FROM reach GROUP BY span_id)

SELECT s.annotator, s.story, c.root AS set_id, c.size AS members, s.article, s.source, s.label,
  s.quote, s.id AS span_id, s.document_id, s.annotator_id
FROM component c JOIN v_spans s ON s.id = c.span_id
ORDER BY s.annotator_id, s.story, c.root, s.article, s.start_char;
CREATE VIEW indexed_content (id, text) AS
    SELECT i.id, t.text FROM indexed_texts i JOIN texts t ON t.sha256 = i.sha256;
INSERT INTO text_index (text_index) VALUES ('rebuild');
CREATE VIEW v_verdicts AS
SELECT v.id, v.batch_id, v.place, r.name AS reviewer, n.name AS annotator, d.story,
  d.number AS article, d.source, i.kind, l.name AS label,
  substr(t.text, i.start_char + 1, i.end_char - i.start_char) AS quote,
  v.judgement, v.severity, v.reason, v.comment, m.name AS right_label, v.quote AS right_quote,
  v.relation AS right_relation, v.more AS right_more, v.other_quote AS right_other_quote,
  i.core, i.weight, v.seconds, v.created_at, i.record_id, i.rev, i.document_id, i.start_char,
  i.end_char, i.annotator_id, v.reviewer_id
FROM verdicts v
JOIN batch_items i ON i.batch_id = v.batch_id AND i.place = v.place
JOIN documents d ON d.id = i.document_id
JOIN texts t ON t.sha256 = d.text_sha256
JOIN annotators n ON n.id = i.annotator_id
JOIN annotators r ON r.id = v.reviewer_id
LEFT JOIN labels l ON l.id = i.label_id
LEFT JOIN labels m ON m.id = v.label_id
WHERE v.judgement <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws_id = v.id) AND (v.judgement = 'missing'
  OR NOT EXISTS (
    SELECT 1 FROM verdicts x WHERE x.batch_id = v.batch_id AND x.place = v.place
    AND x.judgement NOT IN ('withdrawn', 'missing')
    AND (x.created_at, x.id) > (v.created_at, v.id) AND NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws_id = x.id)));
CREATE TRIGGER annotators_kept_delete BEFORE DELETE ON annotators WHEN TRUE BEGIN SELECT RAISE(ABORT, 'annotators: rows are never deleted'); END;
CREATE TRIGGER annotators_new_id_insert BEFORE INSERT ON annotators WHEN EXISTS (SELECT 1 FROM annotators WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM annotators WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'annotators: the id exists'); END;
CREATE TRIGGER annotators_fixed_update BEFORE UPDATE ON annotators WHEN (NEW.rowid, NEW.id) IS NOT (OLD.rowid, OLD.id) BEGIN SELECT RAISE(ABORT, 'annotators: a fixed column'); END;
CREATE TRIGGER texts_kept_delete BEFORE DELETE ON texts WHEN TRUE BEGIN SELECT RAISE(ABORT, 'texts: rows are never deleted'); END;
CREATE TRIGGER texts_append_only_update BEFORE UPDATE ON texts WHEN TRUE BEGIN SELECT RAISE(ABORT, 'texts: rows never change'); END;
CREATE TRIGGER texts_new_id_insert BEFORE INSERT ON texts WHEN EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.sha256) OR EXISTS (SELECT 1 FROM texts WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'texts: the id exists'); END;
CREATE TRIGGER steps_kept_delete BEFORE DELETE ON steps WHEN TRUE BEGIN SELECT RAISE(ABORT, 'steps: rows are never deleted'); END;
CREATE TRIGGER steps_append_only_update BEFORE UPDATE ON steps WHEN TRUE BEGIN SELECT RAISE(ABORT, 'steps: rows never change'); END;
CREATE TRIGGER steps_new_id_insert BEFORE INSERT ON steps WHEN EXISTS (SELECT 1 FROM steps WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM steps WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'steps: the id exists'); END;
CREATE TRIGGER events_kept_delete BEFORE DELETE ON events WHEN TRUE BEGIN SELECT RAISE(ABORT, 'events: rows are never deleted'); END;
CREATE TRIGGER events_append_only_update BEFORE UPDATE ON events WHEN TRUE BEGIN SELECT RAISE(ABORT, 'events: rows never change'); END;
CREATE TRIGGER events_new_id_insert BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq) OR EXISTS (SELECT 1 FROM events WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'events: the id exists'); END;
CREATE TRIGGER steps_own_target_insert BEFORE INSERT ON steps WHEN NEW.target_id IS NOT NULL AND (SELECT annotator_id FROM steps WHERE id = NEW.target_id) IS NOT NEW.annotator_id BEGIN SELECT RAISE(ABORT, 'steps: the target is another''s'); END;
CREATE TRIGGER events_once_insert BEFORE INSERT ON events WHEN EXISTS (SELECT 1 FROM events WHERE step_id = NEW.step_id AND entity = NEW.entity AND entity_id = NEW.entity_id) BEGIN SELECT RAISE(ABORT, 'events: one change a row and step'); END;
CREATE TRIGGER labels_kept_delete BEFORE DELETE ON labels WHEN TRUE BEGIN SELECT RAISE(ABORT, 'labels: rows are never deleted'); END;
CREATE TRIGGER labels_new_id_insert BEFORE INSERT ON labels WHEN EXISTS (SELECT 1 FROM labels WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM labels WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'labels: the id exists'); END;
CREATE TRIGGER labels_fixed_update BEFORE UPDATE ON labels WHEN (NEW.rowid, NEW.id, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'labels: a fixed column'); END;
CREATE TRIGGER labels_revised_update BEFORE UPDATE ON labels WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'labels: rev grows by 1 in a new step'); END;
CREATE TRIGGER labels_one_key_insert BEFORE INSERT ON labels WHEN NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM labels WHERE key = NEW.key AND retired_at IS NULL) BEGIN SELECT RAISE(ABORT, 'labels: the key is in use'); END;
CREATE TRIGGER labels_one_key_update BEFORE UPDATE ON labels WHEN NEW.retired_at IS NULL AND EXISTS (SELECT 1 FROM labels WHERE key = NEW.key AND retired_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'labels: the key is in use'); END;
CREATE TRIGGER labels_defined_update BEFORE UPDATE ON labels WHEN NEW.revision = OLD.revision AND (NEW.definition, NEW.unit) IS NOT (OLD.definition, OLD.unit) BEGIN SELECT RAISE(ABORT, 'labels: a new definition is a new revision'); END;
CREATE TRIGGER labels_stepped_insert BEFORE INSERT ON labels WHEN CASE WHEN NEW.step_id IS NULL THEN EXISTS (SELECT 1 FROM steps) ELSE NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id) END BEGIN SELECT RAISE(ABORT, 'labels: no step'); END;
CREATE TRIGGER documents_kept_delete BEFORE DELETE ON documents WHEN TRUE BEGIN SELECT RAISE(ABORT, 'documents: rows are never deleted'); END;
CREATE TRIGGER documents_new_id_insert BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM documents WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'documents: the id exists'); END;
CREATE TRIGGER documents_fixed_update BEFORE UPDATE ON documents WHEN (NEW.rowid, NEW.id, NEW.doc_key, NEW.text_sha256, NEW.chars, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.doc_key, OLD.text_sha256, OLD.chars, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'documents: a fixed column'); END;
CREATE TRIGGER documents_revised_update BEFORE UPDATE ON documents WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'documents: rev grows by 1 in a new step'); END;
CREATE TRIGGER documents_one_key_insert BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE doc_key = NEW.doc_key) BEGIN SELECT RAISE(ABORT, 'documents: the key exists'); END;
CREATE TRIGGER documents_numbered_insert BEFORE INSERT ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE story = NEW.story AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'documents: the number is taken'); END;
CREATE TRIGGER documents_numbered_update BEFORE UPDATE ON documents WHEN EXISTS (SELECT 1 FROM documents WHERE story = NEW.story AND number = NEW.number AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'documents: the number is taken'); END;
CREATE TRIGGER documents_has_text_insert BEFORE INSERT ON documents WHEN NOT EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.text_sha256 AND chars = NEW.chars) BEGIN SELECT RAISE(ABORT, 'documents: no such text'); END;
CREATE TRIGGER documents_stepped_insert BEFORE INSERT ON documents WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id) BEGIN SELECT RAISE(ABORT, 'documents: no such step'); END;
CREATE TRIGGER documents_stepped_update BEFORE UPDATE ON documents WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id) BEGIN SELECT RAISE(ABORT, 'documents: no such step'); END;
CREATE TRIGGER documents_unmarked_update BEFORE UPDATE ON documents WHEN NEW.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM spans WHERE document_id = NEW.id AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'documents: there are spans in it'); END;
CREATE TRIGGER spans_kept_delete BEFORE DELETE ON spans WHEN TRUE BEGIN SELECT RAISE(ABORT, 'spans: rows are never deleted'); END;
CREATE TRIGGER spans_new_id_insert BEFORE INSERT ON spans WHEN EXISTS (SELECT 1 FROM spans WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM spans WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'spans: the id exists'); END;
CREATE TRIGGER spans_fixed_update BEFORE UPDATE ON spans WHEN (NEW.rowid, NEW.id, NEW.annotator_id, NEW.document_id, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.annotator_id, OLD.document_id, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'spans: a fixed column'); END;
CREATE TRIGGER spans_revised_update BEFORE UPDATE ON spans WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'spans: rev grows by 1 in a new step'); END;
CREATE TRIGGER spans_own_step_insert BEFORE INSERT ON spans WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'spans: the step is another annotator''s'); END;
CREATE TRIGGER spans_own_step_update BEFORE UPDATE ON spans WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'spans: the step is another annotator''s'); END;
CREATE TRIGGER spans_quoted_insert BEFORE INSERT ON spans WHEN (SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.document_id) IS NOT NEW.quote BEGIN SELECT RAISE(ABORT, 'spans: the quote is not what the text says there'); END;
CREATE TRIGGER spans_quoted_update BEFORE UPDATE ON spans WHEN (NEW.start_char, NEW.end_char, NEW.quote) IS NOT (OLD.start_char, OLD.end_char, OLD.quote) AND (SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.document_id) IS NOT NEW.quote BEGIN SELECT RAISE(ABORT, 'spans: the quote is not what the text says there'); END;
CREATE TRIGGER spans_once_insert BEFORE INSERT ON spans WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM spans WHERE document_id = NEW.document_id AND annotator_id = NEW.annotator_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND ifnull(label_id, '') = ifnull(NEW.label_id, '') AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'spans: the same span exists'); END;
CREATE TRIGGER spans_once_update BEFORE UPDATE ON spans WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM spans WHERE document_id = NEW.document_id AND annotator_id = NEW.annotator_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND ifnull(label_id, '') = ifnull(NEW.label_id, '') AND deleted_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'spans: the same span exists'); END;
CREATE TRIGGER spans_in_document_insert BEFORE INSERT ON spans WHEN NEW.deleted_at IS NULL AND (SELECT deleted_at FROM documents WHERE id = NEW.document_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'spans: the document is deleted'); END;
CREATE TRIGGER spans_in_document_update BEFORE UPDATE ON spans WHEN NEW.deleted_at IS NULL AND (SELECT deleted_at FROM documents WHERE id = NEW.document_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'spans: the document is deleted'); END;
CREATE TRIGGER spans_labelled_insert BEFORE INSERT ON spans WHEN NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id) BEGIN SELECT RAISE(ABORT, 'spans: no such label'); END;
CREATE TRIGGER spans_labelled_update BEFORE UPDATE ON spans WHEN NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id) BEGIN SELECT RAISE(ABORT, 'spans: no such label'); END;
CREATE TRIGGER spans_unlinked_update BEFORE UPDATE ON spans WHEN NEW.deleted_at IS NOT NULL AND (EXISTS (SELECT 1 FROM links WHERE a = NEW.id AND deleted_at IS NULL) OR EXISTS (SELECT 1 FROM links WHERE b = NEW.id AND deleted_at IS NULL) OR EXISTS (SELECT 1 FROM absences WHERE span_id = NEW.id AND deleted_at IS NULL)) BEGIN SELECT RAISE(ABORT, 'spans: it still has links or absences'); END;
CREATE TRIGGER links_kept_delete BEFORE DELETE ON links WHEN TRUE BEGIN SELECT RAISE(ABORT, 'links: rows are never deleted'); END;
CREATE TRIGGER links_new_id_insert BEFORE INSERT ON links WHEN EXISTS (SELECT 1 FROM links WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM links WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'links: the id exists'); END;
CREATE TRIGGER links_fixed_update BEFORE UPDATE ON links WHEN (NEW.rowid, NEW.id, NEW.annotator_id, NEW.a, NEW.b, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.annotator_id, OLD.a, OLD.b, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'links: a fixed column'); END;
CREATE TRIGGER links_revised_update BEFORE UPDATE ON links WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'links: rev grows by 1 in a new step'); END;
CREATE TRIGGER links_own_step_insert BEFORE INSERT ON links WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'links: the step is another annotator''s'); END;
CREATE TRIGGER links_own_step_update BEFORE UPDATE ON links WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'links: the step is another annotator''s'); END;
CREATE TRIGGER links_once_insert BEFORE INSERT ON links WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM links WHERE annotator_id = NEW.annotator_id AND a = NEW.a AND b = NEW.b AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'links: the pair is linked'); END;
CREATE TRIGGER links_once_update BEFORE UPDATE ON links WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM links WHERE annotator_id = NEW.annotator_id AND a = NEW.a AND b = NEW.b AND deleted_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'links: the pair is linked'); END;
CREATE TRIGGER links_alive_insert BEFORE INSERT ON links WHEN NEW.deleted_at IS NULL AND (SELECT count(*) FROM spans WHERE id IN (NEW.a, NEW.b) AND deleted_at IS NULL) <> 2 BEGIN SELECT RAISE(ABORT, 'links: an end is deleted'); END;
CREATE TRIGGER links_alive_update BEFORE UPDATE ON links WHEN NEW.deleted_at IS NULL AND (SELECT count(*) FROM spans WHERE id IN (NEW.a, NEW.b) AND deleted_at IS NULL) <> 2 BEGIN SELECT RAISE(ABORT, 'links: an end is deleted'); END;
CREATE TRIGGER links_across_insert BEFORE INSERT ON links WHEN (SELECT count(DISTINCT document_id) FROM spans WHERE id IN (NEW.a, NEW.b)) <> 2 BEGIN SELECT RAISE(ABORT, 'links: the ends are in one document'); END;
CREATE TRIGGER links_one_annotator_insert BEFORE INSERT ON links WHEN EXISTS (SELECT 1 FROM spans WHERE id IN (NEW.a, NEW.b) AND annotator_id <> NEW.annotator_id) BEGIN SELECT RAISE(ABORT, 'links: an end is another annotator''s'); END;
CREATE TRIGGER absences_kept_delete BEFORE DELETE ON absences WHEN TRUE BEGIN SELECT RAISE(ABORT, 'absences: rows are never deleted'); END;
CREATE TRIGGER absences_new_id_insert BEFORE INSERT ON absences WHEN EXISTS (SELECT 1 FROM absences WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM absences WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'absences: the id exists'); END;
CREATE TRIGGER absences_fixed_update BEFORE UPDATE ON absences WHEN (NEW.rowid, NEW.id, NEW.annotator_id, NEW.span_id, NEW.document_id, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.annotator_id, OLD.span_id, OLD.document_id, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'absences: a fixed column'); END;
CREATE TRIGGER absences_revised_update BEFORE UPDATE ON absences WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'absences: rev grows by 1 in a new step'); END;
CREATE TRIGGER absences_own_step_insert BEFORE INSERT ON absences WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'absences: the step is another annotator''s'); END;
CREATE TRIGGER absences_own_step_update BEFORE UPDATE ON absences WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'absences: the step is another annotator''s'); END;
CREATE TRIGGER absences_elsewhere_insert BEFORE INSERT ON absences WHEN (SELECT document_id FROM spans WHERE id = NEW.span_id) IS NEW.document_id BEGIN SELECT RAISE(ABORT, 'absences: the document is the span''s own'); END;
CREATE TRIGGER absences_one_annotator_insert BEFORE INSERT ON absences WHEN (SELECT annotator_id FROM spans WHERE id = NEW.span_id) IS NOT NEW.annotator_id BEGIN SELECT RAISE(ABORT, 'absences: the span is another annotator''s'); END;
CREATE TRIGGER absences_once_insert BEFORE INSERT ON absences WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM absences WHERE span_id = NEW.span_id AND document_id = NEW.document_id AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'absences: it is recorded'); END;
CREATE TRIGGER absences_once_update BEFORE UPDATE ON absences WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM absences WHERE span_id = NEW.span_id AND document_id = NEW.document_id AND deleted_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'absences: it is recorded'); END;
CREATE TRIGGER absences_alive_insert BEFORE INSERT ON absences WHEN NEW.deleted_at IS NULL AND (SELECT deleted_at FROM spans WHERE id = NEW.span_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'absences: the span is deleted'); END;
CREATE TRIGGER absences_alive_update BEFORE UPDATE ON absences WHEN NEW.deleted_at IS NULL AND (SELECT deleted_at FROM spans WHERE id = NEW.span_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'absences: the span is deleted'); END;
CREATE TRIGGER completions_kept_delete BEFORE DELETE ON completions WHEN TRUE BEGIN SELECT RAISE(ABORT, 'completions: rows are never deleted'); END;
CREATE TRIGGER completions_new_id_insert BEFORE INSERT ON completions WHEN EXISTS (SELECT 1 FROM completions WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM completions WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'completions: the id exists'); END;
CREATE TRIGGER completions_fixed_update BEFORE UPDATE ON completions WHEN (NEW.rowid, NEW.id, NEW.annotator_id, NEW.document_id, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.annotator_id, OLD.document_id, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'completions: a fixed column'); END;
CREATE TRIGGER completions_revised_update BEFORE UPDATE ON completions WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'completions: rev grows by 1 in a new step'); END;
CREATE TRIGGER completions_own_step_insert BEFORE INSERT ON completions WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'completions: the step is another annotator''s'); END;
CREATE TRIGGER completions_own_step_update BEFORE UPDATE ON completions WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'completions: the step is another annotator''s'); END;
CREATE TRIGGER completions_once_insert BEFORE INSERT ON completions WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM completions WHERE annotator_id = NEW.annotator_id AND document_id = NEW.document_id AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'completions: it is complete'); END;
CREATE TRIGGER completions_once_update BEFORE UPDATE ON completions WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM completions WHERE annotator_id = NEW.annotator_id AND document_id = NEW.document_id AND deleted_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'completions: it is complete'); END;
CREATE TRIGGER labels_logged_insert AFTER INSERT ON labels WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'label', NEW.id, NULL, json_object('id', NEW.id, 'name', NEW.name, 'key', NEW.key, 'colour', NEW.colour, 'unit', NEW.unit, 'definition', NEW.definition, 'position', NEW.position, 'revision', NEW.revision, 'retired_at', NEW.retired_at, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at)); END;
CREATE TRIGGER labels_logged_update AFTER UPDATE ON labels WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'label', NEW.id, json_object('id', OLD.id, 'name', OLD.name, 'key', OLD.key, 'colour', OLD.colour, 'unit', OLD.unit, 'definition', OLD.definition, 'position', OLD.position, 'revision', OLD.revision, 'retired_at', OLD.retired_at, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at), json_object('id', NEW.id, 'name', NEW.name, 'key', NEW.key, 'colour', NEW.colour, 'unit', NEW.unit, 'definition', NEW.definition, 'position', NEW.position, 'revision', NEW.revision, 'retired_at', NEW.retired_at, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at)); END;
CREATE TRIGGER documents_logged_insert AFTER INSERT ON documents WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'document', NEW.id, NULL, json_object('id', NEW.id, 'doc_key', NEW.doc_key, 'story', NEW.story, 'number', NEW.number, 'text_sha256', NEW.text_sha256, 'chars', NEW.chars, 'title', NEW.title, 'source', NEW.source, 'url', NEW.url, 'published', NEW.published, 'file_name', NEW.file_name, 'meta', NEW.meta, 'supersedes', NEW.supersedes, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER documents_logged_update AFTER UPDATE ON documents WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'document', NEW.id, json_object('id', OLD.id, 'doc_key', OLD.doc_key, 'story', OLD.story, 'number', OLD.number, 'text_sha256', OLD.text_sha256, 'chars', OLD.chars, 'title', OLD.title, 'source', OLD.source, 'url', OLD.url, 'published', OLD.published, 'file_name', OLD.file_name, 'meta', OLD.meta, 'supersedes', OLD.supersedes, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'doc_key', NEW.doc_key, 'story', NEW.story, 'number', NEW.number, 'text_sha256', NEW.text_sha256, 'chars', NEW.chars, 'title', NEW.title, 'source', NEW.source, 'url', NEW.url, 'published', NEW.published, 'file_name', NEW.file_name, 'meta', NEW.meta, 'supersedes', NEW.supersedes, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER spans_logged_insert AFTER INSERT ON spans WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'span', NEW.id, NULL, json_object('id', NEW.id, 'document_id', NEW.document_id, 'annotator_id', NEW.annotator_id, 'start_char', NEW.start_char, 'end_char', NEW.end_char, 'quote', NEW.quote, 'label_id', NEW.label_id, 'label_revision', NEW.label_revision, 'note', NEW.note, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER spans_logged_update AFTER UPDATE ON spans WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'span', NEW.id, json_object('id', OLD.id, 'document_id', OLD.document_id, 'annotator_id', OLD.annotator_id, 'start_char', OLD.start_char, 'end_char', OLD.end_char, 'quote', OLD.quote, 'label_id', OLD.label_id, 'label_revision', OLD.label_revision, 'note', OLD.note, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'document_id', NEW.document_id, 'annotator_id', NEW.annotator_id, 'start_char', NEW.start_char, 'end_char', NEW.end_char, 'quote', NEW.quote, 'label_id', NEW.label_id, 'label_revision', NEW.label_revision, 'note', NEW.note, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER links_logged_insert AFTER INSERT ON links WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'link', NEW.id, NULL, json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'a', NEW.a, 'b', NEW.b, 'relation', NEW.relation, 'more', NEW.more, 'note', NEW.note, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER links_logged_update AFTER UPDATE ON links WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'link', NEW.id, json_object('id', OLD.id, 'annotator_id', OLD.annotator_id, 'a', OLD.a, 'b', OLD.b, 'relation', OLD.relation, 'more', OLD.more, 'note', OLD.note, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'a', NEW.a, 'b', NEW.b, 'relation', NEW.relation, 'more', NEW.more, 'note', NEW.note, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER absences_logged_insert AFTER INSERT ON absences WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'absence', NEW.id, NULL, json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'span_id', NEW.span_id, 'document_id', NEW.document_id, 'note', NEW.note, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER absences_logged_update AFTER UPDATE ON absences WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'absence', NEW.id, json_object('id', OLD.id, 'annotator_id', OLD.annotator_id, 'span_id', OLD.span_id, 'document_id', OLD.document_id, 'note', OLD.note, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'span_id', NEW.span_id, 'document_id', NEW.document_id, 'note', NEW.note, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER completions_logged_insert AFTER INSERT ON completions WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'completion', NEW.id, NULL, json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'document_id', NEW.document_id, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER completions_logged_update AFTER UPDATE ON completions WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'completion', NEW.id, json_object('id', OLD.id, 'annotator_id', OLD.annotator_id, 'document_id', OLD.document_id, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'document_id', NEW.document_id, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER dismissals_kept_delete BEFORE DELETE ON dismissals WHEN TRUE BEGIN SELECT RAISE(ABORT, 'dismissals: rows are never deleted'); END;
CREATE TRIGGER dismissals_new_id_insert BEFORE INSERT ON dismissals WHEN EXISTS (SELECT 1 FROM dismissals WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM dismissals WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'dismissals: the id exists'); END;
CREATE TRIGGER dismissals_fixed_update BEFORE UPDATE ON dismissals WHEN (NEW.rowid, NEW.id, NEW.annotator_id, NEW.span_id, NEW.document_id, NEW.near_document_id, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.annotator_id, OLD.span_id, OLD.document_id, OLD.near_document_id, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'dismissals: a fixed column'); END;
CREATE TRIGGER dismissals_revised_update BEFORE UPDATE ON dismissals WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'dismissals: rev grows by 1 in a new step'); END;
CREATE TRIGGER dismissals_own_step_insert BEFORE INSERT ON dismissals WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'dismissals: the step is another annotator''s'); END;
CREATE TRIGGER dismissals_own_step_update BEFORE UPDATE ON dismissals WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'dismissals: the step is another annotator''s'); END;
CREATE TRIGGER dismissals_elsewhere_insert BEFORE INSERT ON dismissals WHEN (SELECT document_id FROM spans WHERE id = NEW.span_id) IS NEW.document_id BEGIN SELECT RAISE(ABORT, 'dismissals: the document is the span''s own'); END;
CREATE TRIGGER dismissals_one_annotator_insert BEFORE INSERT ON dismissals WHEN NEW.span_id IS NOT NULL AND (SELECT annotator_id FROM spans WHERE id = NEW.span_id) IS NOT NEW.annotator_id BEGIN SELECT RAISE(ABORT, 'dismissals: the span is another annotator''s'); END;
CREATE TRIGGER dismissals_quoted_insert BEFORE INSERT ON dismissals WHEN (SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.document_id) IS NOT NEW.quote BEGIN SELECT RAISE(ABORT, 'dismissals: the quote is not what the text says there'); END;
CREATE TRIGGER dismissals_quoted_update BEFORE UPDATE ON dismissals WHEN (NEW.start_char, NEW.end_char, NEW.quote) IS NOT (OLD.start_char, OLD.end_char, OLD.quote) AND (SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.document_id) IS NOT NEW.quote BEGIN SELECT RAISE(ABORT, 'dismissals: the quote is not what the text says there'); END;
CREATE TRIGGER dismissals_near_quoted_insert BEFORE INSERT ON dismissals WHEN (SELECT substr(text, NEW.near_start + 1, NEW.near_end - NEW.near_start) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.near_document_id) IS NOT NEW.near_quote BEGIN SELECT RAISE(ABORT, 'dismissals: the quote is not what the text says there'); END;
CREATE TRIGGER dismissals_near_quoted_update BEFORE UPDATE ON dismissals WHEN (NEW.near_start, NEW.near_end, NEW.near_quote) IS NOT (OLD.near_start, OLD.near_end, OLD.near_quote) AND (SELECT substr(text, NEW.near_start + 1, NEW.near_end - NEW.near_start) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.near_document_id) IS NOT NEW.near_quote BEGIN SELECT RAISE(ABORT, 'dismissals: the quote is not what the text says there'); END;
CREATE TRIGGER dismissals_once_insert BEFORE INSERT ON dismissals WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM dismissals WHERE span_id = NEW.span_id AND document_id = NEW.document_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'dismissals: it is refused'); END;
CREATE TRIGGER dismissals_once_update BEFORE UPDATE ON dismissals WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM dismissals WHERE span_id = NEW.span_id AND document_id = NEW.document_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND deleted_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'dismissals: it is refused'); END;
CREATE TRIGGER dismissals_pair_once_insert BEFORE INSERT ON dismissals WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM dismissals WHERE annotator_id = NEW.annotator_id AND document_id = NEW.document_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND near_document_id = NEW.near_document_id AND near_start = NEW.near_start AND near_end = NEW.near_end AND deleted_at IS NULL) BEGIN SELECT RAISE(ABORT, 'dismissals: it is refused'); END;
CREATE TRIGGER dismissals_pair_once_update BEFORE UPDATE ON dismissals WHEN NEW.deleted_at IS NULL AND EXISTS (SELECT 1 FROM dismissals WHERE annotator_id = NEW.annotator_id AND document_id = NEW.document_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND near_document_id = NEW.near_document_id AND near_start = NEW.near_start AND near_end = NEW.near_end AND deleted_at IS NULL AND rowid <> OLD.rowid) BEGIN SELECT RAISE(ABORT, 'dismissals: it is refused'); END;
CREATE TRIGGER dismissals_logged_insert AFTER INSERT ON dismissals WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'dismissal', NEW.id, NULL, json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'span_id', NEW.span_id, 'document_id', NEW.document_id, 'start_char', NEW.start_char, 'end_char', NEW.end_char, 'quote', NEW.quote, 'near_document_id', NEW.near_document_id, 'near_start', NEW.near_start, 'near_end', NEW.near_end, 'near_quote', NEW.near_quote, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER dismissals_logged_update AFTER UPDATE ON dismissals WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'dismissal', NEW.id, json_object('id', OLD.id, 'annotator_id', OLD.annotator_id, 'span_id', OLD.span_id, 'document_id', OLD.document_id, 'start_char', OLD.start_char, 'end_char', OLD.end_char, 'quote', OLD.quote, 'near_document_id', OLD.near_document_id, 'near_start', OLD.near_start, 'near_end', OLD.near_end, 'near_quote', OLD.near_quote, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'span_id', NEW.span_id, 'document_id', NEW.document_id, 'start_char', NEW.start_char, 'end_char', NEW.end_char, 'quote', NEW.quote, 'near_document_id', NEW.near_document_id, 'near_start', NEW.near_start, 'near_end', NEW.near_end, 'near_quote', NEW.near_quote, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER texts_indexed_insert AFTER INSERT ON texts BEGIN
      INSERT INTO indexed_texts (sha256) VALUES (NEW.sha256);
    END;
CREATE TRIGGER texts_indexed_delete BEFORE DELETE ON texts BEGIN
      DELETE FROM indexed_texts WHERE sha256 = OLD.sha256;
    END;
CREATE TRIGGER indexed_texts_indexed_insert AFTER INSERT ON indexed_texts BEGIN
      INSERT INTO text_index (rowid, text)
      SELECT NEW.id, text FROM texts WHERE sha256 = NEW.sha256;
      INSERT INTO odd_texts (id) SELECT NEW.id FROM texts
      WHERE sha256 = NEW.sha256 AND length(CAST(text AS BLOB)) > chars AND (instr(CAST(text AS BLOB), x'C2AD') OR instr(CAST(text AS BLOB), x'C39F') OR instr(CAST(text AS BLOB), x'C4B0') OR instr(CAST(text AS BLOB), x'C589') OR instr(CAST(text AS BLOB), x'C5BF') OR instr(CAST(text AS BLOB), x'C7B0') OR instr(CAST(text AS BLOB), x'E1BA') OR instr(CAST(text AS BLOB), x'E2808B') OR instr(CAST(text AS BLOB), x'E281A0') OR instr(CAST(text AS BLOB), x'E284AA') OR instr(CAST(text AS BLOB), x'EFAC') OR instr(CAST(text AS BLOB), x'EFBBBF'));
    END;
CREATE TRIGGER indexed_texts_indexed_delete BEFORE DELETE ON indexed_texts BEGIN
      INSERT INTO text_index (text_index, rowid, text)
      SELECT 'delete', OLD.id, text FROM texts WHERE sha256 = OLD.sha256;
      DELETE FROM odd_texts WHERE id = OLD.id;
    END;
CREATE TRIGGER batches_kept_delete BEFORE DELETE ON batches WHEN TRUE BEGIN SELECT RAISE(ABORT, 'batches: rows are never deleted'); END;
CREATE TRIGGER batches_append_only_update BEFORE UPDATE ON batches WHEN TRUE BEGIN SELECT RAISE(ABORT, 'batches: rows never change'); END;
CREATE TRIGGER batches_new_id_insert BEFORE INSERT ON batches WHEN EXISTS (SELECT 1 FROM batches WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM batches WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'batches: the id exists'); END;
CREATE TRIGGER batches_reviewer_insert BEFORE INSERT ON batches WHEN NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.reviewer_id) BEGIN SELECT RAISE(ABORT, 'batches: no such reviewer'); END;
CREATE TRIGGER batches_own_insert BEFORE INSERT ON batches WHEN NEW.reviewer_id IN (SELECT value FROM json_each(iif(json_valid(NEW.annotators), NEW.annotators, '[]'))) BEGIN SELECT RAISE(ABORT, 'batches: it is the reviewer''s own work'); END;
CREATE TRIGGER batches_annotators_insert BEFORE INSERT ON batches WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.annotators), NEW.annotators, '[]')) WHERE type <> 'text' OR value NOT IN (SELECT id FROM annotators)) BEGIN SELECT RAISE(ABORT, 'batches: unknown annotators'); END;
CREATE TRIGGER batches_annotators_sorted_insert BEFORE INSERT ON batches WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.annotators), NEW.annotators, '[]')) x JOIN json_each(iif(json_valid(NEW.annotators), NEW.annotators, '[]')) y ON y.key = x.key + 1 AND y.value <= x.value) BEGIN SELECT RAISE(ABORT, 'batches: unsorted annotators'); END;
CREATE TRIGGER batches_labels_insert BEFORE INSERT ON batches WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.labels), NEW.labels, '[]')) WHERE type <> 'text' OR value NOT IN (SELECT id FROM labels)) BEGIN SELECT RAISE(ABORT, 'batches: unknown labels'); END;
CREATE TRIGGER batches_labels_sorted_insert BEFORE INSERT ON batches WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.labels), NEW.labels, '[]')) x JOIN json_each(iif(json_valid(NEW.labels), NEW.labels, '[]')) y ON y.key = x.key + 1 AND y.value <= x.value) BEGIN SELECT RAISE(ABORT, 'batches: unsorted labels'); END;
CREATE TRIGGER batches_kinds_insert BEFORE INSERT ON batches WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.kinds), NEW.kinds, '[]')) WHERE type <> 'text' OR value NOT IN ('span', 'link', 'absence', 'passage')) BEGIN SELECT RAISE(ABORT, 'batches: no such kind'); END;
CREATE TRIGGER batch_items_kept_delete BEFORE DELETE ON batch_items WHEN TRUE BEGIN SELECT RAISE(ABORT, 'batch_items: rows are never deleted'); END;
CREATE TRIGGER batch_items_append_only_update BEFORE UPDATE ON batch_items WHEN TRUE BEGIN SELECT RAISE(ABORT, 'batch_items: rows never change'); END;
CREATE TRIGGER batch_items_in_turn_insert BEFORE INSERT ON batch_items WHEN NEW.place IS NOT 1 + (SELECT ifnull(max(place), 0) FROM batch_items WHERE batch_id = NEW.batch_id) OR NEW.place > ifnull((SELECT size FROM batches WHERE id = NEW.batch_id), 0) BEGIN SELECT RAISE(ABORT, 'batch_items: not the next place of it'); END;
CREATE TRIGGER batch_items_annotators_insert BEFORE INSERT ON batch_items WHEN NOT EXISTS (SELECT 1 FROM batches b, json_each(iif(json_valid(b.annotators), b.annotators, '[]')) j WHERE b.id = NEW.batch_id AND j.value = NEW.annotator_id) BEGIN SELECT RAISE(ABORT, 'batch_items: it is not of the batch''s annotators'); END;
CREATE TRIGGER batch_items_kinds_insert BEFORE INSERT ON batch_items WHEN NOT EXISTS (SELECT 1 FROM batches b, json_each(iif(json_valid(b.kinds), b.kinds, '[]')) j WHERE b.id = NEW.batch_id AND j.value = NEW.kind) BEGIN SELECT RAISE(ABORT, 'batch_items: it is not of the batch''s kinds'); END;
CREATE TRIGGER batch_items_record_insert BEFORE INSERT ON batch_items WHEN NEW.kind <> 'passage' AND (CASE NEW.kind WHEN 'span' THEN EXISTS (SELECT 1 FROM spans t WHERE t.id = NEW.record_id AND t.annotator_id = NEW.annotator_id AND t.rev >= NEW.rev AND t.document_id = NEW.document_id) WHEN 'link' THEN EXISTS (SELECT 1 FROM links t WHERE t.id = NEW.record_id AND t.annotator_id = NEW.annotator_id AND t.rev >= NEW.rev AND (SELECT document_id FROM spans WHERE id = t.a) = NEW.document_id) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences t WHERE t.id = NEW.record_id AND t.annotator_id = NEW.annotator_id AND t.rev >= NEW.rev AND (SELECT document_id FROM spans WHERE id = t.span_id) = NEW.document_id) END) IS NOT TRUE BEGIN SELECT RAISE(ABORT, 'batch_items: no such revision of the annotator''s there'); END;
CREATE TRIGGER batch_items_inside_insert BEFORE INSERT ON batch_items WHEN ifnull((SELECT chars FROM documents WHERE id = NEW.document_id), 0) < NEW.end_char BEGIN SELECT RAISE(ABORT, 'batch_items: beyond the text'); END;
CREATE TRIGGER batch_items_labelled_insert BEFORE INSERT ON batch_items WHEN NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id) BEGIN SELECT RAISE(ABORT, 'batch_items: no such label'); END;
CREATE TRIGGER batch_items_once_insert BEFORE INSERT ON batch_items WHEN EXISTS (SELECT 1 FROM batch_items WHERE batch_id = NEW.batch_id AND kind = NEW.kind AND record_id = NEW.record_id) BEGIN SELECT RAISE(ABORT, 'batch_items: it is in the batch'); END;
CREATE TRIGGER batch_items_passage_once_insert BEFORE INSERT ON batch_items WHEN NEW.record_id IS NULL AND EXISTS (SELECT 1 FROM batch_items WHERE batch_id = NEW.batch_id AND annotator_id = NEW.annotator_id AND document_id = NEW.document_id AND start_char = NEW.start_char AND end_char = NEW.end_char AND record_id IS NULL) BEGIN SELECT RAISE(ABORT, 'batch_items: the passage is in the batch'); END;
CREATE TRIGGER batch_items_counted_insert BEFORE INSERT ON batch_items WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.found), NEW.found, '[]')) WHERE type <> 'integer' OR value < 0) BEGIN SELECT RAISE(ABORT, 'batch_items: no number of spans'); END;
CREATE TRIGGER verdicts_kept_delete BEFORE DELETE ON verdicts WHEN TRUE BEGIN SELECT RAISE(ABORT, 'verdicts: rows are never deleted'); END;
CREATE TRIGGER verdicts_append_only_update BEFORE UPDATE ON verdicts WHEN TRUE BEGIN SELECT RAISE(ABORT, 'verdicts: rows never change'); END;
CREATE TRIGGER reveals_kept_delete BEFORE DELETE ON reveals WHEN TRUE BEGIN SELECT RAISE(ABORT, 'reveals: rows are never deleted'); END;
CREATE TRIGGER reveals_append_only_update BEFORE UPDATE ON reveals WHEN TRUE BEGIN SELECT RAISE(ABORT, 'reveals: rows never change'); END;
CREATE TRIGGER objections_kept_delete BEFORE DELETE ON objections WHEN TRUE BEGIN SELECT RAISE(ABORT, 'objections: rows are never deleted'); END;
CREATE TRIGGER objections_append_only_update BEFORE UPDATE ON objections WHEN TRUE BEGIN SELECT RAISE(ABORT, 'objections: rows never change'); END;
CREATE TRIGGER signoffs_kept_delete BEFORE DELETE ON signoffs WHEN TRUE BEGIN SELECT RAISE(ABORT, 'signoffs: rows are never deleted'); END;
CREATE TRIGGER signoffs_append_only_update BEFORE UPDATE ON signoffs WHEN TRUE BEGIN SELECT RAISE(ABORT, 'signoffs: rows never change'); END;
CREATE TRIGGER verdicts_new_id_insert BEFORE INSERT ON verdicts WHEN EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM verdicts WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'verdicts: the id exists'); END;
CREATE TRIGGER objections_new_id_insert BEFORE INSERT ON objections WHEN EXISTS (SELECT 1 FROM objections WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM objections WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'objections: the id exists'); END;
CREATE TRIGGER signoffs_new_id_insert BEFORE INSERT ON signoffs WHEN EXISTS (SELECT 1 FROM signoffs WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM signoffs WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'signoffs: the id exists'); END;
CREATE TRIGGER verdicts_reviewer_insert BEFORE INSERT ON verdicts WHEN NOT EXISTS (SELECT 1 FROM batches WHERE id = NEW.batch_id AND reviewer_id = NEW.reviewer_id) BEGIN SELECT RAISE(ABORT, 'verdicts: the batch is another reviewer''s'); END;
CREATE TRIGGER reveals_reviewer_insert BEFORE INSERT ON reveals WHEN NOT EXISTS (SELECT 1 FROM batches WHERE id = NEW.batch_id AND reviewer_id = NEW.reviewer_id) BEGIN SELECT RAISE(ABORT, 'reveals: the batch is another reviewer''s'); END;
CREATE TRIGGER signoffs_reviewer_insert BEFORE INSERT ON signoffs WHEN NOT EXISTS (SELECT 1 FROM batches WHERE id = NEW.batch_id AND reviewer_id = NEW.reviewer_id) BEGIN SELECT RAISE(ABORT, 'signoffs: the batch is another reviewer''s'); END;
CREATE TRIGGER verdicts_fits_insert BEFORE INSERT ON verdicts WHEN NOT EXISTS (SELECT 1 FROM batch_items i WHERE i.batch_id = NEW.batch_id AND i.place = NEW.place AND CASE NEW.judgement WHEN 'wrong_label' THEN i.kind = 'span' WHEN 'wrong_boundary' THEN i.kind = 'span' WHEN 'wrong_relation' THEN i.kind IN ('link', 'absence') WHEN 'spurious' THEN i.kind <> 'passage' WHEN 'missing' THEN i.kind = 'passage' ELSE TRUE END) BEGIN SELECT RAISE(ABORT, 'verdicts: no such judgement of the item'); END;
CREATE TRIGGER verdicts_whole_insert BEFORE INSERT ON verdicts WHEN NOT EXISTS (SELECT 1 FROM batch_items i JOIN batches b ON b.id = i.batch_id AND b.size = i.place WHERE i.batch_id = NEW.batch_id) BEGIN SELECT RAISE(ABORT, 'verdicts: the batch has no last item'); END;
CREATE TRIGGER verdicts_withdraws_insert BEFORE INSERT ON verdicts WHEN NEW.withdraws_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.withdraws_id AND batch_id = NEW.batch_id AND place = NEW.place AND judgement <> 'withdrawn') BEGIN SELECT RAISE(ABORT, 'verdicts: none of the item to withdraw'); END;
CREATE TRIGGER verdicts_withdrawn_once_insert BEFORE INSERT ON verdicts WHEN EXISTS (SELECT 1 FROM verdicts WHERE withdraws_id = NEW.withdraws_id) BEGIN SELECT RAISE(ABORT, 'verdicts: it is withdrawn already'); END;
CREATE TRIGGER verdicts_amends_insert BEFORE INSERT ON verdicts WHEN EXISTS (SELECT 1 FROM batch_items i WHERE i.batch_id = NEW.batch_id AND i.place = NEW.place AND (NEW.judgement = 'wrong_label' AND i.label_id IS NEW.label_id OR NEW.judgement = 'wrong_boundary' AND i.start_char IS NEW.start_char AND i.end_char IS NEW.end_char)) BEGIN SELECT RAISE(ABORT, 'verdicts: it is as it should be'); END;
CREATE TRIGGER verdicts_there_insert BEFORE INSERT ON verdicts WHEN NEW.document_id IS NOT NULL AND NEW.document_id IS NOT (SELECT CASE i.kind WHEN 'absence' THEN (SELECT document_id FROM absences WHERE id = i.record_id) WHEN 'link' THEN NULL ELSE i.document_id END FROM batch_items i WHERE i.batch_id = NEW.batch_id AND i.place = NEW.place) BEGIN SELECT RAISE(ABORT, 'verdicts: the passage is elsewhere'); END;
CREATE TRIGGER verdicts_says_where_insert BEFORE INSERT ON verdicts WHEN NEW.judgement = 'wrong_relation' AND NEW.document_id IS NULL AND EXISTS (SELECT 1 FROM batch_items i WHERE i.batch_id = NEW.batch_id AND i.place = NEW.place AND i.kind = 'absence') BEGIN SELECT RAISE(ABORT, 'verdicts: no passage that says it'); END;
CREATE TRIGGER verdicts_quoted_insert BEFORE INSERT ON verdicts WHEN (SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.document_id) IS NOT NEW.quote BEGIN SELECT RAISE(ABORT, 'verdicts: the quote is not what the text says there'); END;
CREATE TRIGGER verdicts_other_quoted_insert BEFORE INSERT ON verdicts WHEN (SELECT substr(text, NEW.other_start + 1, NEW.other_end - NEW.other_start) FROM texts JOIN documents ON text_sha256 = sha256 WHERE documents.id = NEW.other_document_id) IS NOT NEW.other_quote BEGIN SELECT RAISE(ABORT, 'verdicts: the quote is not what the text says there'); END;
CREATE TRIGGER verdicts_labelled_insert BEFORE INSERT ON verdicts WHEN NEW.label_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM labels WHERE id = NEW.label_id) BEGIN SELECT RAISE(ABORT, 'verdicts: no such label'); END;
CREATE TRIGGER reveals_judged_insert BEFORE INSERT ON reveals WHEN NOT EXISTS (SELECT 1 FROM verdicts WHERE batch_id = NEW.batch_id AND place = NEW.place) BEGIN SELECT RAISE(ABORT, 'reveals: there is no verdict yet'); END;
CREATE TRIGGER reveals_once_insert BEFORE INSERT ON reveals WHEN EXISTS (SELECT 1 FROM reveals WHERE batch_id = NEW.batch_id AND place = NEW.place) BEGIN SELECT RAISE(ABORT, 'reveals: it is revealed'); END;
CREATE TRIGGER objections_author_insert BEFORE INSERT ON objections WHEN NOT EXISTS (SELECT 1 FROM verdicts v JOIN batch_items i ON i.batch_id = v.batch_id AND i.place = v.place WHERE v.id = NEW.verdict_id AND NEW.author_id IN (i.annotator_id, v.reviewer_id)) BEGIN SELECT RAISE(ABORT, 'objections: by neither of the two'); END;
CREATE TRIGGER objections_corrects_insert BEFORE INSERT ON objections WHEN EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.verdict_id AND judgement IN ('accept', 'withdrawn')) BEGIN SELECT RAISE(ABORT, 'objections: it corrects nothing'); END;
CREATE TRIGGER adjudications_kept_delete BEFORE DELETE ON adjudications WHEN TRUE BEGIN SELECT RAISE(ABORT, 'adjudications: rows are never deleted'); END;
CREATE TRIGGER adjudications_new_id_insert BEFORE INSERT ON adjudications WHEN EXISTS (SELECT 1 FROM adjudications WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM adjudications WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'adjudications: the id exists'); END;
CREATE TRIGGER adjudications_fixed_update BEFORE UPDATE ON adjudications WHEN (NEW.rowid, NEW.id, NEW.annotator_id, NEW.document_id, NEW.created_at) IS NOT (OLD.rowid, OLD.id, OLD.annotator_id, OLD.document_id, OLD.created_at) BEGIN SELECT RAISE(ABORT, 'adjudications: a fixed column'); END;
CREATE TRIGGER adjudications_revised_update BEFORE UPDATE ON adjudications WHEN NEW.rev IS NOT OLD.rev + 1 OR NEW.step_id IS OLD.step_id BEGIN SELECT RAISE(ABORT, 'adjudications: rev grows by 1 in a new step'); END;
CREATE TRIGGER adjudications_own_step_insert BEFORE INSERT ON adjudications WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'adjudications: the step is another annotator''s'); END;
CREATE TRIGGER adjudications_own_step_update BEFORE UPDATE ON adjudications WHEN NOT EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND (annotator_id = NEW.annotator_id OR kind NOT IN ('do', 'undo', 'redo'))) BEGIN SELECT RAISE(ABORT, 'adjudications: the step is another annotator''s'); END;
CREATE TRIGGER adjudications_gold_insert BEFORE INSERT ON adjudications WHEN NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.annotator_id AND role = 'gold') BEGIN SELECT RAISE(ABORT, 'adjudications: the annotator has no role gold'); END;
CREATE TRIGGER annotators_gold_update BEFORE UPDATE ON annotators WHEN OLD.role = 'gold' AND NEW.role <> 'gold' AND EXISTS (SELECT 1 FROM adjudications WHERE annotator_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'annotators: there are decisions in the layer'); END;
CREATE TRIGGER adjudications_adjudicator_insert BEFORE INSERT ON adjudications WHEN NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.adjudicator_id) BEGIN SELECT RAISE(ABORT, 'adjudications: no such adjudicator'); END;
CREATE TRIGGER adjudications_adjudicator_update BEFORE UPDATE ON adjudications WHEN NOT EXISTS (SELECT 1 FROM annotators WHERE id = NEW.adjudicator_id) BEGIN SELECT RAISE(ABORT, 'adjudications: no such adjudicator'); END;
CREATE TRIGGER adjudications_in_document_insert BEFORE INSERT ON adjudications WHEN NOT EXISTS (SELECT 1 FROM documents WHERE id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'adjudications: no such document'); END;
CREATE TRIGGER adjudications_sources_a_insert BEFORE INSERT ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.a), NEW.a, '[]')) j WHERE (CASE json_extract(j.value, '$.kind') WHEN 'span' THEN EXISTS (SELECT 1 FROM spans WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'link' THEN EXISTS (SELECT 1 FROM links WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) END) IS NOT TRUE) BEGIN SELECT RAISE(ABORT, 'adjudications: no such source in a'); END;
CREATE TRIGGER adjudications_sources_a_update BEFORE UPDATE ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.a), NEW.a, '[]')) j WHERE (CASE json_extract(j.value, '$.kind') WHEN 'span' THEN EXISTS (SELECT 1 FROM spans WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'link' THEN EXISTS (SELECT 1 FROM links WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) END) IS NOT TRUE) BEGIN SELECT RAISE(ABORT, 'adjudications: no such source in a'); END;
CREATE TRIGGER adjudications_sources_b_insert BEFORE INSERT ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.b), NEW.b, '[]')) j WHERE (CASE json_extract(j.value, '$.kind') WHEN 'span' THEN EXISTS (SELECT 1 FROM spans WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'link' THEN EXISTS (SELECT 1 FROM links WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) END) IS NOT TRUE) BEGIN SELECT RAISE(ABORT, 'adjudications: no such source in b'); END;
CREATE TRIGGER adjudications_sources_b_update BEFORE UPDATE ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.b), NEW.b, '[]')) j WHERE (CASE json_extract(j.value, '$.kind') WHEN 'span' THEN EXISTS (SELECT 1 FROM spans WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'link' THEN EXISTS (SELECT 1 FROM links WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) END) IS NOT TRUE) BEGIN SELECT RAISE(ABORT, 'adjudications: no such source in b'); END;
CREATE TRIGGER adjudications_sources_taken_insert BEFORE INSERT ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.taken), NEW.taken, '[]')) x, json_each(x.value, '$.sources') j WHERE (CASE json_extract(j.value, '$.kind') WHEN 'span' THEN EXISTS (SELECT 1 FROM spans WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'link' THEN EXISTS (SELECT 1 FROM links WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) END) IS NOT TRUE) BEGIN SELECT RAISE(ABORT, 'adjudications: no such source in taken'); END;
CREATE TRIGGER adjudications_sources_taken_update BEFORE UPDATE ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.taken), NEW.taken, '[]')) x, json_each(x.value, '$.sources') j WHERE (CASE json_extract(j.value, '$.kind') WHEN 'span' THEN EXISTS (SELECT 1 FROM spans WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'link' THEN EXISTS (SELECT 1 FROM links WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) WHEN 'absence' THEN EXISTS (SELECT 1 FROM absences WHERE id = json_extract(j.value, '$.record') AND json_extract(j.value, '$.rev') BETWEEN 1 AND rev) END) IS NOT TRUE) BEGIN SELECT RAISE(ABORT, 'adjudications: no such source in taken'); END;
CREATE TRIGGER adjudications_taken_insert BEFORE INSERT ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.taken), NEW.taken, '[]')) j WHERE json_type(j.value, '$.sources') IS NOT 'array' OR NOT EXISTS (SELECT 1 FROM spans WHERE annotator_id = NEW.annotator_id AND id = json_extract(j.value, '$.record')) AND NOT EXISTS (SELECT 1 FROM links WHERE annotator_id = NEW.annotator_id AND id = json_extract(j.value, '$.record')) AND NOT EXISTS (SELECT 1 FROM absences WHERE annotator_id = NEW.annotator_id AND id = json_extract(j.value, '$.record'))) BEGIN SELECT RAISE(ABORT, 'adjudications: no such row in the gold layer'); END;
CREATE TRIGGER adjudications_taken_update BEFORE UPDATE ON adjudications WHEN EXISTS (SELECT 1 FROM json_each(iif(json_valid(NEW.taken), NEW.taken, '[]')) j WHERE json_type(j.value, '$.sources') IS NOT 'array' OR NOT EXISTS (SELECT 1 FROM spans WHERE annotator_id = NEW.annotator_id AND id = json_extract(j.value, '$.record')) AND NOT EXISTS (SELECT 1 FROM links WHERE annotator_id = NEW.annotator_id AND id = json_extract(j.value, '$.record')) AND NOT EXISTS (SELECT 1 FROM absences WHERE annotator_id = NEW.annotator_id AND id = json_extract(j.value, '$.record'))) BEGIN SELECT RAISE(ABORT, 'adjudications: no such row in the gold layer'); END;
CREATE TRIGGER adjudications_logged_insert AFTER INSERT ON adjudications WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'adjudication', NEW.id, NULL, json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'adjudicator_id', NEW.adjudicator_id, 'document_id', NEW.document_id, 'choice', NEW.choice, 'a', NEW.a, 'b', NEW.b, 'taken', NEW.taken, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TRIGGER adjudications_logged_update AFTER UPDATE ON adjudications WHEN NEW.step_id IS NOT NULL BEGIN INSERT INTO events (step_id, entity, entity_id, "before", "after") VALUES (NEW.step_id, 'adjudication', NEW.id, json_object('id', OLD.id, 'annotator_id', OLD.annotator_id, 'adjudicator_id', OLD.adjudicator_id, 'document_id', OLD.document_id, 'choice', OLD.choice, 'a', OLD.a, 'b', OLD.b, 'taken', OLD.taken, 'rev', OLD.rev, 'step_id', OLD.step_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at), json_object('id', NEW.id, 'annotator_id', NEW.annotator_id, 'adjudicator_id', NEW.adjudicator_id, 'document_id', NEW.document_id, 'choice', NEW.choice, 'a', NEW.a, 'b', NEW.b, 'taken', NEW.taken, 'rev', NEW.rev, 'step_id', NEW.step_id, 'created_at', NEW.created_at, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at)); END;
CREATE TABLE splits (
  document_id TEXT PRIMARY KEY REFERENCES documents (id),
  split TEXT NOT NULL CHECK (split IN ('train', 'validation', 'test')),
  made_at TEXT NOT NULL
) STRICT;
INSERT INTO "splits" VALUES('d1','test','2026-11-20T10:00:00.000000Z');
INSERT INTO "splits" VALUES('d2','train','2026-11-20T10:00:00.000000Z');
CREATE TRIGGER splits_kept_delete BEFORE DELETE ON splits WHEN TRUE BEGIN SELECT RAISE(ABORT, 'splits: rows are never deleted'); END;
CREATE TRIGGER splits_new_id_insert BEFORE INSERT ON splits WHEN EXISTS (SELECT 1 FROM splits WHERE document_id = NEW.document_id) OR EXISTS (SELECT 1 FROM splits WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'splits: the id exists'); END;
CREATE TRIGGER splits_fixed_update BEFORE UPDATE ON splits WHEN (NEW.rowid, NEW.document_id, NEW.made_at) IS NOT (OLD.rowid, OLD.document_id, OLD.made_at) BEGIN SELECT RAISE(ABORT, 'splits: a fixed column'); END;
CREATE TRIGGER splits_of_document_insert BEFORE INSERT ON splits WHEN NOT EXISTS (SELECT 1 FROM documents WHERE id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'splits: no such document'); END;
CREATE TRIGGER splits_towards_train_update BEFORE UPDATE ON splits WHEN instr('train validation test', NEW.split) > instr('train validation test', OLD.split) BEGIN SELECT RAISE(ABORT, 'splits: only towards train'); END;
CREATE TABLE twins (
  entity TEXT NOT NULL
    CHECK (entity IN ('span', 'link', 'absence', 'dismissal', 'completion')),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 64),
  of TEXT NOT NULL CHECK (length(of) BETWEEN 1 AND 64),
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  PRIMARY KEY (entity, id, of),
  CHECK (of < id)
) STRICT, WITHOUT ROWID;
INSERT INTO "twins" VALUES('completion','z2','c1',1);
INSERT INTO "twins" VALUES('span','z1','s1',0);
CREATE INDEX twins_of ON twins (entity, of);
CREATE TABLE purged (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
  purged_at TEXT NOT NULL
) STRICT;
INSERT INTO "purged" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','2026-11-21T10:00:00.000000Z');
CREATE TRIGGER twins_new_id_insert BEFORE INSERT ON twins WHEN EXISTS (SELECT 1 FROM twins WHERE entity = NEW.entity AND id = NEW.id AND of = NEW.of) BEGIN SELECT RAISE(ABORT, 'twins: it is there'); END;
CREATE TRIGGER twins_kept_delete BEFORE DELETE ON twins WHEN OLD.confirmed BEGIN SELECT RAISE(ABORT, 'twins: what is confirmed stays'); END;
CREATE TRIGGER twins_fixed_update BEFORE UPDATE ON twins WHEN (NEW.entity, NEW.id, NEW.of) IS NOT (OLD.entity, OLD.id, OLD.of) OR NEW.confirmed < OLD.confirmed BEGIN SELECT RAISE(ABORT, 'twins: only confirmed, and for good'); END;
CREATE TRIGGER purged_kept_delete BEFORE DELETE ON purged WHEN TRUE BEGIN SELECT RAISE(ABORT, 'purged: rows are never deleted'); END;
CREATE TRIGGER purged_append_only_update BEFORE UPDATE ON purged WHEN TRUE BEGIN SELECT RAISE(ABORT, 'purged: rows never change'); END;
CREATE TRIGGER purged_new_id_insert BEFORE INSERT ON purged WHEN EXISTS (SELECT 1 FROM purged WHERE hash = NEW.hash) OR EXISTS (SELECT 1 FROM purged WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'purged: the id exists'); END;
CREATE TRIGGER texts_purged_insert BEFORE INSERT ON texts WHEN EXISTS (SELECT 1 FROM purged WHERE hash = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'texts: it was purged'); END;
CREATE TRIGGER documents_purged_insert BEFORE INSERT ON documents WHEN length(NEW.id) = 32 AND EXISTS (SELECT 1 FROM purged WHERE hash >= NEW.id AND hash < NEW.id || 'g') BEGIN SELECT RAISE(ABORT, 'documents: it was purged'); END;
CREATE TRIGGER spans_confirmed_update AFTER UPDATE ON spans WHEN EXISTS (SELECT 1 FROM twins WHERE entity = 'span' AND of = NEW.id) AND (SELECT kind FROM steps WHERE id = NEW.step_id) IS NOT 'merge' BEGIN UPDATE twins SET confirmed = 1 WHERE entity = 'span' AND of = NEW.id; END;
CREATE TRIGGER links_confirmed_update AFTER UPDATE ON links WHEN EXISTS (SELECT 1 FROM twins WHERE entity = 'link' AND of = NEW.id) AND (SELECT kind FROM steps WHERE id = NEW.step_id) IS NOT 'merge' BEGIN UPDATE twins SET confirmed = 1 WHERE entity = 'link' AND of = NEW.id; END;
CREATE TRIGGER absences_confirmed_update AFTER UPDATE ON absences WHEN EXISTS (SELECT 1 FROM twins WHERE entity = 'absence' AND of = NEW.id) AND (SELECT kind FROM steps WHERE id = NEW.step_id) IS NOT 'merge' BEGIN UPDATE twins SET confirmed = 1 WHERE entity = 'absence' AND of = NEW.id; END;
CREATE TRIGGER dismissals_confirmed_update AFTER UPDATE ON dismissals WHEN EXISTS (SELECT 1 FROM twins WHERE entity = 'dismissal' AND of = NEW.id) AND (SELECT kind FROM steps WHERE id = NEW.step_id) IS NOT 'merge' BEGIN UPDATE twins SET confirmed = 1 WHERE entity = 'dismissal' AND of = NEW.id; END;
CREATE TRIGGER completions_confirmed_update AFTER UPDATE ON completions WHEN EXISTS (SELECT 1 FROM twins WHERE entity = 'completion' AND of = NEW.id) AND (SELECT kind FROM steps WHERE id = NEW.step_id) IS NOT 'merge' BEGIN UPDATE twins SET confirmed = 1 WHERE entity = 'completion' AND of = NEW.id; END;
CREATE TABLE images (
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  image TEXT NOT NULL,
  PRIMARY KEY (entity, id)
) STRICT, WITHOUT ROWID
;
INSERT INTO "images" VALUES('annotators','["ada"]','{"id":"ada","name":"Ada","role":"annotator","created_at":"2026-10-01T07:30:00.000Z"}');
INSERT INTO "images" VALUES('annotators','["ben"]','{"id":"ben","name":"Ben","role":"annotator","created_at":"2026-10-01T07:30:00.000Z"}');
INSERT INTO "images" VALUES('annotators','["gold"]','{"id":"gold","name":"Gold","role":"gold","created_at":"2026-11-15T09:30:00.000Z"}');
INSERT INTO "images" VALUES('annotators','["rex"]','{"id":"rex","name":"Rex","role":"reviewer","created_at":"2026-11-15T09:30:00.000Z"}');
INSERT INTO "images" VALUES('batch_items','["b1",1]','{"batch_id":"b1","place":1,"kind":"span","record_id":"s1","rev":1,"annotator_id":"ada","document_id":"d1","start_char":0,"end_char":19,"label_id":"statistic","core":1,"weight":1.0,"found":"{}"}');
INSERT INTO "images" VALUES('batch_items','["b1",2]','{"batch_id":"b1","place":2,"kind":"link","record_id":"k1","rev":1,"annotator_id":"ada","document_id":"d1","start_char":0,"end_char":19,"label_id":"statistic","core":1,"weight":1.0,"found":"{}"}');
INSERT INTO "images" VALUES('batch_items','["b1",3]','{"batch_id":"b1","place":3,"kind":"absence","record_id":"x1","rev":1,"annotator_id":"ada","document_id":"d2","start_char":2,"end_char":14,"label_id":null,"core":1,"weight":1.0,"found":"{}"}');
INSERT INTO "images" VALUES('batch_items','["b1",4]','{"batch_id":"b1","place":4,"kind":"passage","record_id":null,"rev":null,"annotator_id":"ada","document_id":"d3","start_char":0,"end_char":27,"label_id":null,"core":1,"weight":1.0,"found":"{\"statistic\":1}"}');
INSERT INTO "images" VALUES('batches','["b1"]','{"id":"b1","reviewer_id":"rex","annotators":"[\"ada\"]","labels":"[]","kinds":"[\"span\",\"link\",\"absence\",\"passage\"]","story":null,"plan":"all","size":4,"frame":4,"core":1.0,"seed":7,"blind":1,"target_rate":null,"target_confidence":null,"created_at":"2026-11-15T10:00:00.000000Z"}');
INSERT INTO "images" VALUES('labels','["official_statement"]','{"id":"official_statement","name":"official statement","key":"o","colour":"green","unit":"sentence","definition":"What a government, an authority, an army or an international body states, decides or reports, by name or as “officials”; its attribution belongs to it. Intelligence services and UN resolutions count. Not: an activist, an aid group or an unnamed expert.","position":3,"revision":1,"retired_at":null,"rev":1,"step_id":null,"created_at":"2026-10-01T07:00:00.000000Z","updated_at":"2026-10-01T07:00:00.000000Z"}');
INSERT INTO "images" VALUES('labels','["statistic"]','{"id":"statistic","name":"statistic","key":"s","colour":"blue","unit":"clause","definition":"A quantity with what it counts: “over 10,000 workers”, “halved since 2022”, “two days off a year”, “five times less”. Number words and ratios count. Not: years and dates by themselves, ages, paragraph or reference numbers. A number spoken by an official or a witness is both: tag the number inside the other span.","position":2,"revision":1,"retired_at":null,"rev":1,"step_id":null,"created_at":"2026-10-01T07:00:00.000000Z","updated_at":"2026-10-01T07:00:00.000000Z"}');
INSERT INTO "images" VALUES('labels','["testimony"]','{"id":"testimony","name":"testimony","key":"t","colour":"orange","unit":"sentence","definition":"What a person says they lived through or saw, quoted or retold. The attribution (“he said”) belongs to it; two sentences of one quotation are one span; a headline that quotes a witness counts. Not: an expert''s view, an activist''s claim about others, a spokesperson.","position":1,"revision":1,"retired_at":null,"rev":1,"step_id":null,"created_at":"2026-10-01T07:00:00.000000Z","updated_at":"2026-10-01T07:00:00.000000Z"}');
INSERT INTO "images" VALUES('meta','["theme"]','{"key":"theme","value":"dark"}');
INSERT INTO "images" VALUES('objections','["o1"]','{"id":"o1","verdict_id":"v1","author_id":"ada","comment":"“Over” says at least.","created_at":"2026-11-15T10:00:09.000000Z"}');
INSERT INTO "images" VALUES('places','["ada","strike"]','{"annotator_id":"ada","story":"strike","place":"{\"panes\":[\"d1\",\"d2\"]}","updated_at":"2026-10-01T08:00:15.000000Z"}');
INSERT INTO "images" VALUES('purged','["eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"]','{"hash":"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee","purged_at":"2026-11-21T10:00:00.000000Z"}');
INSERT INTO "images" VALUES('reveals','["b1",1]','{"batch_id":"b1","place":1,"reviewer_id":"rex","created_at":"2026-11-15T10:00:08.000000Z"}');
INSERT INTO "images" VALUES('signoffs','["f1"]','{"id":"f1","batch_id":"b1","reviewer_id":"rex","name":"Rex","digest":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","created_at":"2026-11-15T10:00:10.000000Z"}');
INSERT INTO "images" VALUES('splits','["d1"]','{"document_id":"d1","split":"test","made_at":"2026-11-20T10:00:00.000000Z"}');
INSERT INTO "images" VALUES('splits','["d2"]','{"document_id":"d2","split":"train","made_at":"2026-11-20T10:00:00.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-1"]','{"seq":1,"id":"step-1","annotator_id":"ada","kind":"import","title":"import of strike","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:00.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-10"]','{"seq":10,"id":"step-10","annotator_id":"ada","kind":"do","title":"label claim","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:09.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-11"]','{"seq":11,"id":"step-11","annotator_id":"ada","kind":"do","title":"source","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:10.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-12"]','{"seq":12,"id":"step-12","annotator_id":"ben","kind":"do","title":"testimony","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:11.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-13"]','{"seq":13,"id":"step-13","annotator_id":"ada","kind":"do","title":"filler","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:12.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-14"]','{"seq":14,"id":"step-14","annotator_id":"ada","kind":"do","title":"refused a third time","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:13.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-15"]','{"seq":15,"id":"step-15","annotator_id":"ada","kind":"do","title":"deleted filler “Ten”","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:14.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-16"]','{"seq":16,"id":"step-16","annotator_id":"ada","kind":"do","title":"not the same: “ministry” and “Over”","sitting":"sitting-2","target_id":null,"created_at":"2026-11-01T09:00:00.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-17"]','{"seq":17,"id":"step-17","annotator_id":"ada","kind":"undo","title":"undid: not the same: “ministry” and “Over”","sitting":"sitting-2","target_id":"step-16","created_at":"2026-11-01T09:00:01.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-18"]','{"seq":18,"id":"step-18","annotator_id":"ada","kind":"redo","title":"redid: not the same: “ministry” and “Over”","sitting":"sitting-2","target_id":"step-17","created_at":"2026-11-01T09:00:02.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-19"]','{"seq":19,"id":"step-19","annotator_id":"ben","kind":"do","title":"statistic “Over 10,000 workers”","sitting":"sitting-2","target_id":null,"created_at":"2026-11-01T09:00:03.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-2"]','{"seq":2,"id":"step-2","annotator_id":"ada","kind":"do","title":"link 1 = 2","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:01.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-20"]','{"seq":20,"id":"step-20","annotator_id":"ada","kind":"import","title":"import strike","sitting":"sitting-2","target_id":null,"created_at":"2026-11-01T09:00:04.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-21"]','{"seq":21,"id":"step-21","annotator_id":"gold","kind":"do","title":"agreed: statistic","sitting":"sitting-3","target_id":null,"created_at":"2026-11-15T10:00:11.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-22"]','{"seq":22,"id":"step-22","annotator_id":"gold","kind":"do","title":"neither","sitting":"sitting-3","target_id":null,"created_at":"2026-11-15T10:00:12.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-23"]','{"seq":23,"id":"step-23","annotator_id":"gold","kind":"undo","title":"undid: neither","sitting":"sitting-3","target_id":"step-22","created_at":"2026-11-15T10:00:13.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-3"]','{"seq":3,"id":"step-3","annotator_id":"ada","kind":"do","title":"link 1 ! 3","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:02.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-4"]','{"seq":4,"id":"step-4","annotator_id":"ada","kind":"do","title":"nothing here","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:03.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-5"]','{"seq":5,"id":"step-5","annotator_id":"ada","kind":"do","title":"refused","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:04.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-6"]','{"seq":6,"id":"step-6","annotator_id":"ada","kind":"do","title":"refused again","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:05.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-7"]','{"seq":7,"id":"step-7","annotator_id":"ada","kind":"undo","title":"undid: refused again","sitting":"sitting","target_id":"step-6","created_at":"2026-10-01T08:00:06.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-8"]','{"seq":8,"id":"step-8","annotator_id":"ada","kind":"do","title":"complete","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:07.000000Z"}');
INSERT INTO "images" VALUES('steps','["step-9"]','{"seq":9,"id":"step-9","annotator_id":"ada","kind":"do","title":"defined","sitting":"sitting","target_id":null,"created_at":"2026-10-01T08:00:08.000000Z"}');
INSERT INTO "images" VALUES('twins','["completion","z2","c1"]','{"entity":"completion","id":"z2","of":"c1","confirmed":1}');
INSERT INTO "images" VALUES('twins','["span","z1","s1"]','{"entity":"span","id":"z1","of":"s1","confirmed":0}');
INSERT INTO "images" VALUES('verdicts','["v1"]','{"id":"v1","batch_id":"b1","place":1,"reviewer_id":"rex","judgement":"wrong_boundary","severity":"minor","reason":null,"comment":"","label_id":null,"document_id":"d1","start_char":5,"end_char":19,"quote":"10,000 workers","relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":null,"seconds":2.5,"created_at":"2026-11-15T10:00:01.000000Z"}');
INSERT INTO "images" VALUES('verdicts','["v2"]','{"id":"v2","batch_id":"b1","place":2,"reviewer_id":"rex","judgement":"unsure","severity":null,"reason":null,"comment":"? which","label_id":null,"document_id":null,"start_char":null,"end_char":null,"quote":null,"relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":null,"seconds":2.5,"created_at":"2026-11-15T10:00:02.000000Z"}');
INSERT INTO "images" VALUES('verdicts','["v3"]','{"id":"v3","batch_id":"b1","place":2,"reviewer_id":"rex","judgement":"withdrawn","severity":null,"reason":null,"comment":"","label_id":null,"document_id":null,"start_char":null,"end_char":null,"quote":null,"relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":"v2","seconds":2.5,"created_at":"2026-11-15T10:00:03.000000Z"}');
INSERT INTO "images" VALUES('verdicts','["v4"]','{"id":"v4","batch_id":"b1","place":2,"reviewer_id":"rex","judgement":"accept","severity":null,"reason":null,"comment":"","label_id":null,"document_id":null,"start_char":null,"end_char":null,"quote":null,"relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":null,"seconds":2.5,"created_at":"2026-11-15T10:00:04.000000Z"}');
INSERT INTO "images" VALUES('verdicts','["v5"]','{"id":"v5","batch_id":"b1","place":3,"reviewer_id":"rex","judgement":"accept","severity":null,"reason":null,"comment":"","label_id":null,"document_id":null,"start_char":null,"end_char":null,"quote":null,"relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":null,"seconds":2.5,"created_at":"2026-11-15T10:00:05.000000Z"}');
INSERT INTO "images" VALUES('verdicts','["v6"]','{"id":"v6","batch_id":"b1","place":4,"reviewer_id":"rex","judgement":"missing","severity":"major","reason":null,"comment":"","label_id":"official_statement","document_id":"d3","start_char":0,"end_char":12,"quote":"The ministry","relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":null,"seconds":2.5,"created_at":"2026-11-15T10:00:06.000000Z"}');
INSERT INTO "images" VALUES('verdicts','["v7"]','{"id":"v7","batch_id":"b1","place":4,"reviewer_id":"rex","judgement":"accept","severity":null,"reason":null,"comment":"","label_id":null,"document_id":null,"start_char":null,"end_char":null,"quote":null,"relation":null,"more":null,"other_document_id":null,"other_start":null,"other_end":null,"other_quote":null,"withdraws_id":null,"seconds":2.5,"created_at":"2026-11-15T10:00:07.000000Z"}');
CREATE TRIGGER meta_imaged_insert AFTER INSERT ON meta BEGIN INSERT INTO images VALUES ('meta', json_array(NEW."key"), json_object('key', NEW."key", 'value', NEW."value")); END;
CREATE TRIGGER meta_imaged_update AFTER UPDATE ON meta BEGIN UPDATE images SET id = json_array(NEW."key"), image = json_object('key', NEW."key", 'value', NEW."value") WHERE entity = 'meta' AND id = json_array(OLD."key"); END;
CREATE TRIGGER meta_imaged_delete AFTER DELETE ON meta BEGIN DELETE FROM images WHERE entity = 'meta' AND id = json_array(OLD."key"); END;
CREATE TRIGGER annotators_imaged_insert AFTER INSERT ON annotators BEGIN INSERT INTO images VALUES ('annotators', json_array(NEW."id"), json_object('id', NEW."id", 'name', NEW."name", 'role', NEW."role", 'created_at', NEW."created_at")); END;
CREATE TRIGGER annotators_imaged_update AFTER UPDATE ON annotators BEGIN UPDATE images SET id = json_array(NEW."id"), image = json_object('id', NEW."id", 'name', NEW."name", 'role', NEW."role", 'created_at', NEW."created_at") WHERE entity = 'annotators' AND id = json_array(OLD."id"); END;
CREATE TRIGGER annotators_imaged_delete AFTER DELETE ON annotators BEGIN DELETE FROM images WHERE entity = 'annotators' AND id = json_array(OLD."id"); END;
CREATE TRIGGER steps_imaged_insert AFTER INSERT ON steps BEGIN INSERT INTO images VALUES ('steps', json_array(NEW."id"), json_object('seq', NEW."seq", 'id', NEW."id", 'annotator_id', NEW."annotator_id", 'kind', NEW."kind", 'title', NEW."title", 'sitting', NEW."sitting", 'target_id', NEW."target_id", 'created_at', NEW."created_at")); END;
CREATE TRIGGER steps_imaged_update AFTER UPDATE ON steps BEGIN UPDATE images SET id = json_array(NEW."id"), image = json_object('seq', NEW."seq", 'id', NEW."id", 'annotator_id', NEW."annotator_id", 'kind', NEW."kind", 'title', NEW."title", 'sitting', NEW."sitting", 'target_id', NEW."target_id", 'created_at', NEW."created_at") WHERE entity = 'steps' AND id = json_array(OLD."id"); END;
CREATE TRIGGER steps_imaged_delete AFTER DELETE ON steps BEGIN DELETE FROM images WHERE entity = 'steps' AND id = json_array(OLD."id"); END;
CREATE TRIGGER places_imaged_insert AFTER INSERT ON places BEGIN INSERT INTO images VALUES ('places', json_array(NEW."annotator_id", NEW."story"), json_object('annotator_id', NEW."annotator_id", 'story', NEW."story", 'place', NEW."place", 'updated_at', NEW."updated_at")); END;
CREATE TRIGGER places_imaged_update AFTER UPDATE ON places BEGIN UPDATE images SET id = json_array(NEW."annotator_id", NEW."story"), image = json_object('annotator_id', NEW."annotator_id", 'story', NEW."story", 'place', NEW."place", 'updated_at', NEW."updated_at") WHERE entity = 'places' AND id = json_array(OLD."annotator_id", OLD."story"); END;
CREATE TRIGGER places_imaged_delete AFTER DELETE ON places BEGIN DELETE FROM images WHERE entity = 'places' AND id = json_array(OLD."annotator_id", OLD."story"); END;
CREATE TRIGGER splits_imaged_insert AFTER INSERT ON splits BEGIN INSERT INTO images VALUES ('splits', json_array(NEW."document_id"), json_object('document_id', NEW."document_id", 'split', NEW."split", 'made_at', NEW."made_at")); END;
CREATE TRIGGER splits_imaged_update AFTER UPDATE ON splits BEGIN UPDATE images SET id = json_array(NEW."document_id"), image = json_object('document_id', NEW."document_id", 'split', NEW."split", 'made_at', NEW."made_at") WHERE entity = 'splits' AND id = json_array(OLD."document_id"); END;
CREATE TRIGGER splits_imaged_delete AFTER DELETE ON splits BEGIN DELETE FROM images WHERE entity = 'splits' AND id = json_array(OLD."document_id"); END;
CREATE TRIGGER batches_imaged_insert AFTER INSERT ON batches BEGIN INSERT INTO images VALUES ('batches', json_array(NEW."id"), json_object('id', NEW."id", 'reviewer_id', NEW."reviewer_id", 'annotators', NEW."annotators", 'labels', NEW."labels", 'kinds', NEW."kinds", 'story', NEW."story", 'plan', NEW."plan", 'size', NEW."size", 'frame', NEW."frame", 'core', NEW."core", 'seed', NEW."seed", 'blind', NEW."blind", 'target_rate', NEW."target_rate", 'target_confidence', NEW."target_confidence", 'created_at', NEW."created_at")); END;
CREATE TRIGGER batches_imaged_update AFTER UPDATE ON batches BEGIN UPDATE images SET id = json_array(NEW."id"), image = json_object('id', NEW."id", 'reviewer_id', NEW."reviewer_id", 'annotators', NEW."annotators", 'labels', NEW."labels", 'kinds', NEW."kinds", 'story', NEW."story", 'plan', NEW."plan", 'size', NEW."size", 'frame', NEW."frame", 'core', NEW."core", 'seed', NEW."seed", 'blind', NEW."blind", 'target_rate', NEW."target_rate", 'target_confidence', NEW."target_confidence", 'created_at', NEW."created_at") WHERE entity = 'batches' AND id = json_array(OLD."id"); END;
CREATE TRIGGER batches_imaged_delete AFTER DELETE ON batches BEGIN DELETE FROM images WHERE entity = 'batches' AND id = json_array(OLD."id"); END;
CREATE TRIGGER batch_items_imaged_insert AFTER INSERT ON batch_items BEGIN INSERT INTO images VALUES ('batch_items', json_array(NEW."batch_id", NEW."place"), json_object('batch_id', NEW."batch_id", 'place', NEW."place", 'kind', NEW."kind", 'record_id', NEW."record_id", 'rev', NEW."rev", 'annotator_id', NEW."annotator_id", 'document_id', NEW."document_id", 'start_char', NEW."start_char", 'end_char', NEW."end_char", 'label_id', NEW."label_id", 'core', NEW."core", 'weight', NEW."weight", 'found', NEW."found")); END;
CREATE TRIGGER batch_items_imaged_update AFTER UPDATE ON batch_items BEGIN UPDATE images SET id = json_array(NEW."batch_id", NEW."place"), image = json_object('batch_id', NEW."batch_id", 'place', NEW."place", 'kind', NEW."kind", 'record_id', NEW."record_id", 'rev', NEW."rev", 'annotator_id', NEW."annotator_id", 'document_id', NEW."document_id", 'start_char', NEW."start_char", 'end_char', NEW."end_char", 'label_id', NEW."label_id", 'core', NEW."core", 'weight', NEW."weight", 'found', NEW."found") WHERE entity = 'batch_items' AND id = json_array(OLD."batch_id", OLD."place"); END;
CREATE TRIGGER batch_items_imaged_delete AFTER DELETE ON batch_items BEGIN DELETE FROM images WHERE entity = 'batch_items' AND id = json_array(OLD."batch_id", OLD."place"); END;
CREATE TRIGGER verdicts_imaged_insert AFTER INSERT ON verdicts BEGIN INSERT INTO images VALUES ('verdicts', json_array(NEW."id"), json_object('id', NEW."id", 'batch_id', NEW."batch_id", 'place', NEW."place", 'reviewer_id', NEW."reviewer_id", 'judgement', NEW."judgement", 'severity', NEW."severity", 'reason', NEW."reason", 'comment', NEW."comment", 'label_id', NEW."label_id", 'document_id', NEW."document_id", 'start_char', NEW."start_char", 'end_char', NEW."end_char", 'quote', NEW."quote", 'relation', NEW."relation", 'more', NEW."more", 'other_document_id', NEW."other_document_id", 'other_start', NEW."other_start", 'other_end', NEW."other_end", 'other_quote', NEW."other_quote", 'withdraws_id', NEW."withdraws_id", 'seconds', NEW."seconds", 'created_at', NEW."created_at")); END;
CREATE TRIGGER verdicts_imaged_update AFTER UPDATE ON verdicts BEGIN UPDATE images SET id = json_array(NEW."id"), image = json_object('id', NEW."id", 'batch_id', NEW."batch_id", 'place', NEW."place", 'reviewer_id', NEW."reviewer_id", 'judgement', NEW."judgement", 'severity', NEW."severity", 'reason', NEW."reason", 'comment', NEW."comment", 'label_id', NEW."label_id", 'document_id', NEW."document_id", 'start_char', NEW."start_char", 'end_char', NEW."end_char", 'quote', NEW."quote", 'relation', NEW."relation", 'more', NEW."more", 'other_document_id', NEW."other_document_id", 'other_start', NEW."other_start", 'other_end', NEW."other_end", 'other_quote', NEW."other_quote", 'withdraws_id', NEW."withdraws_id", 'seconds', NEW."seconds", 'created_at', NEW."created_at") WHERE entity = 'verdicts' AND id = json_array(OLD."id"); END;
CREATE TRIGGER verdicts_imaged_delete AFTER DELETE ON verdicts BEGIN DELETE FROM images WHERE entity = 'verdicts' AND id = json_array(OLD."id"); END;
CREATE TRIGGER reveals_imaged_insert AFTER INSERT ON reveals BEGIN INSERT INTO images VALUES ('reveals', json_array(NEW."batch_id", NEW."place"), json_object('batch_id', NEW."batch_id", 'place', NEW."place", 'reviewer_id', NEW."reviewer_id", 'created_at', NEW."created_at")); END;
CREATE TRIGGER reveals_imaged_update AFTER UPDATE ON reveals BEGIN UPDATE images SET id = json_array(NEW."batch_id", NEW."place"), image = json_object('batch_id', NEW."batch_id", 'place', NEW."place", 'reviewer_id', NEW."reviewer_id", 'created_at', NEW."created_at") WHERE entity = 'reveals' AND id = json_array(OLD."batch_id", OLD."place"); END;
CREATE TRIGGER reveals_imaged_delete AFTER DELETE ON reveals BEGIN DELETE FROM images WHERE entity = 'reveals' AND id = json_array(OLD."batch_id", OLD."place"); END;
CREATE TRIGGER objections_imaged_insert AFTER INSERT ON objections BEGIN INSERT INTO images VALUES ('objections', json_array(NEW."id"), json_object('id', NEW."id", 'verdict_id', NEW."verdict_id", 'author_id', NEW."author_id", 'comment', NEW."comment", 'created_at', NEW."created_at")); END;
CREATE TRIGGER objections_imaged_update AFTER UPDATE ON objections BEGIN UPDATE images SET id = json_array(NEW."id"), image = json_object('id', NEW."id", 'verdict_id', NEW."verdict_id", 'author_id', NEW."author_id", 'comment', NEW."comment", 'created_at', NEW."created_at") WHERE entity = 'objections' AND id = json_array(OLD."id"); END;
CREATE TRIGGER objections_imaged_delete AFTER DELETE ON objections BEGIN DELETE FROM images WHERE entity = 'objections' AND id = json_array(OLD."id"); END;
CREATE TRIGGER signoffs_imaged_insert AFTER INSERT ON signoffs BEGIN INSERT INTO images VALUES ('signoffs', json_array(NEW."id"), json_object('id', NEW."id", 'batch_id', NEW."batch_id", 'reviewer_id', NEW."reviewer_id", 'name', NEW."name", 'digest', NEW."digest", 'created_at', NEW."created_at")); END;
CREATE TRIGGER signoffs_imaged_update AFTER UPDATE ON signoffs BEGIN UPDATE images SET id = json_array(NEW."id"), image = json_object('id', NEW."id", 'batch_id', NEW."batch_id", 'reviewer_id', NEW."reviewer_id", 'name', NEW."name", 'digest', NEW."digest", 'created_at', NEW."created_at") WHERE entity = 'signoffs' AND id = json_array(OLD."id"); END;
CREATE TRIGGER signoffs_imaged_delete AFTER DELETE ON signoffs BEGIN DELETE FROM images WHERE entity = 'signoffs' AND id = json_array(OLD."id"); END;
CREATE TRIGGER twins_imaged_insert AFTER INSERT ON twins BEGIN INSERT INTO images VALUES ('twins', json_array(NEW."entity", NEW."id", NEW."of"), json_object('entity', NEW."entity", 'id', NEW."id", 'of', NEW."of", 'confirmed', NEW."confirmed")); END;
CREATE TRIGGER twins_imaged_update AFTER UPDATE ON twins BEGIN UPDATE images SET id = json_array(NEW."entity", NEW."id", NEW."of"), image = json_object('entity', NEW."entity", 'id', NEW."id", 'of', NEW."of", 'confirmed', NEW."confirmed") WHERE entity = 'twins' AND id = json_array(OLD."entity", OLD."id", OLD."of"); END;
CREATE TRIGGER twins_imaged_delete AFTER DELETE ON twins BEGIN DELETE FROM images WHERE entity = 'twins' AND id = json_array(OLD."entity", OLD."id", OLD."of"); END;
CREATE TRIGGER purged_imaged_insert AFTER INSERT ON purged BEGIN INSERT INTO images VALUES ('purged', json_array(NEW."hash"), json_object('hash', NEW."hash", 'purged_at', NEW."purged_at")); END;
CREATE TRIGGER purged_imaged_update AFTER UPDATE ON purged BEGIN UPDATE images SET id = json_array(NEW."hash"), image = json_object('hash', NEW."hash", 'purged_at', NEW."purged_at") WHERE entity = 'purged' AND id = json_array(OLD."hash"); END;
CREATE TRIGGER purged_imaged_delete AFTER DELETE ON purged BEGIN DELETE FROM images WHERE entity = 'purged' AND id = json_array(OLD."hash"); END;
CREATE TRIGGER labels_imaged_insert AFTER INSERT ON labels WHEN NEW.step_id IS NULL BEGIN INSERT INTO images VALUES ('labels', json_array(NEW."id"), json_object('id', NEW."id", 'name', NEW."name", 'key', NEW."key", 'colour', NEW."colour", 'unit', NEW."unit", 'definition', NEW."definition", 'position', NEW."position", 'revision', NEW."revision", 'retired_at', NEW."retired_at", 'rev', NEW."rev", 'step_id', NEW."step_id", 'created_at', NEW."created_at", 'updated_at', NEW."updated_at")); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('events',30);
INSERT INTO "sqlite_sequence" VALUES('steps',23);
COMMIT;
