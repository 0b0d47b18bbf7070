"""The tables, as steps from one version to the next; a step is never changed once released."""

_NODES = """
CREATE TABLE nodes(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent INTEGER NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  kind INTEGER NOT NULL,
  size INTEGER NOT NULL DEFAULT 0,
  mtime INTEGER NOT NULL,
  created INTEGER NOT NULL,
  provided_mtime INTEGER,
  provided_or_mtime INTEGER GENERATED ALWAYS AS (ifnull(provided_mtime, mtime)) VIRTUAL,
  content INTEGER,
  extra TEXT)
"""

_FIRST = (
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE sequences(name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE records(resource TEXT NOT NULL, id INTEGER NOT NULL, data TEXT NOT NULL, private TEXT NOT NULL,
       PRIMARY KEY(resource, id)) WITHOUT ROWID""",
    """CREATE TABLE uniques(resource TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, id INTEGER NOT NULL,
       PRIMARY KEY(resource, field, value)) WITHOUT ROWID""",
    "CREATE INDEX uniques_by_id ON uniques(resource, id)",
    """CREATE TABLE sessions(id TEXT PRIMARY KEY, user INTEGER NOT NULL, created INTEGER NOT NULL,
       expires INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX sessions_by_user ON sessions(user)",
    _NODES,
    "CREATE UNIQUE INDEX nodes_by_key ON nodes(parent, key)",
    # One index for each order of a folder list: a page costs the same wherever it starts.
    "CREATE INDEX nodes_by_path ON nodes(parent, kind, key)",
    "CREATE INDEX nodes_by_size ON nodes(parent, kind, size, key)",
    "CREATE INDEX nodes_by_mtime ON nodes(parent, kind, mtime, key)",
    "CREATE INDEX nodes_by_provided ON nodes(parent, kind, provided_or_mtime, key)",
    "CREATE INDEX nodes_by_content ON nodes(content) WHERE content IS NOT NULL",
    """CREATE TABLE contents(id INTEGER PRIMARY KEY AUTOINCREMENT, size INTEGER NOT NULL, crc32 INTEGER NOT NULL,
       md5 TEXT)""",
    "CREATE INDEX contents_unhashed ON contents(id) WHERE md5 IS NULL",
    """CREATE TABLE segments(content INTEGER NOT NULL, seq INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL,
       PRIMARY KEY(content, seq)) WITHOUT ROWID""",
    "CREATE INDEX segments_by_blob ON segments(blob)",
    """CREATE TABLE uploads(ref TEXT PRIMARY KEY, path TEXT NOT NULL, key TEXT NOT NULL, mkdir_parents INTEGER NOT NULL,
       append INTEGER NOT NULL, with_rename INTEGER NOT NULL, size INTEGER, created INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE upload_parts(ref TEXT NOT NULL, part INTEGER NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL,
       crc32 INTEGER NOT NULL, md5 TEXT, PRIMARY KEY(ref, part)) WITHOUT ROWID""",
    """CREATE TABLE locks(token TEXT PRIMARY KEY, key TEXT NOT NULL, path TEXT NOT NULL, user INTEGER NOT NULL,
       expires INTEGER NOT NULL, data TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX locks_by_key ON locks(key)",
)

_SECOND = ("CREATE TABLE attachments(digest TEXT PRIMARY KEY, data BLOB NOT NULL)",)

# Deleted files that can be restored, a row for each node; checksums that show later; uploads that take parts in order.
_THIRD = (
    """CREATE TABLE trash(id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, key TEXT NOT NULL,
       kind INTEGER NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, created INTEGER NOT NULL,
       provided_mtime INTEGER, content INTEGER, extra TEXT, deleted INTEGER NOT NULL, user INTEGER NOT NULL)""",
    "CREATE INDEX trash_by_deleted ON trash(deleted, created, size)",
    "CREATE INDEX trash_by_key ON trash(key, id)",
    "CREATE INDEX trash_by_content ON trash(content) WHERE content IS NOT NULL",
    "ALTER TABLE contents ADD COLUMN hashes_from INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE uploads ADD COLUMN in_order INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX uploads_by_created ON uploads(created)",
)

_FOURTH = (
    "ALTER TABLE sessions ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE partial_sessions(id TEXT PRIMARY KEY, user INTEGER NOT NULL, expires INTEGER NOT NULL,
       read_only INTEGER NOT NULL) WITHOUT ROWID""",
)

SCHEMA = (_FIRST, _SECOND, _THIRD, _FOURTH)
VERSION = len(SCHEMA)
