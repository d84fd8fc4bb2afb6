"""Writes the packages of this folder; README.md says what is in them. Needs Python 3 and the zstd command."""
import json, os, sqlite3, subprocess, tempfile, zipfile

DAY = 86_400_000
START = 1_790_000_000_000  # 2026-09-21, ms: the first review
CREATED = 1_780_000_000    # s

BASIC, REVERSED, CLOZE = 1_600_000_000_001, 1_600_000_000_002, 1_600_000_000_003
NETWORK, TCP, SHELL = 1_600_000_000_101, 1_600_000_000_102, 1

NOTETYPES = [
    (BASIC, 'Basic', 0, ['Front', 'Back', 'Extra'], [
        ('Card 1', '{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}{{#Extra}}<br><i>{{Extra}}</i>{{/Extra}}')]),
    (REVERSED, 'Basic (and reversed card)', 0, ['Front', 'Back'], [
        ('Card 1', '{{Front}}', '{{FrontSide}}<hr id="answer">{{Back}}'),
        ('Card 2', '{{Back}}', '{{FrontSide}}<hr id="answer">{{Front}}')]),
    (CLOZE, 'Cloze', 1, ['Text', 'Back Extra'], [
        ('Cloze', '{{cloze:Text}}', '{{cloze:Text}}<br>{{Back Extra}}')]),
]
DECKS = [(SHELL, 'Shell'), (NETWORK, 'Network'), (TCP, 'Network::TCP')]

NOTES = [  # id, guid, note type, tags, fields
    (101, 'guid-handshake', BASIC, ' transport basics ', ['How does a TCP connection begin?', '<ul><li>SYN</li><li>SYN-ACK</li><li>ACK</li></ul>', 'See <code>tcpdump</code>.']),
    (102, 'guid-port', REVERSED, '', ['Port of HTTPS', '443']),
    (103, 'guid-cloze', CLOZE, ' shell ', ['{{c1::grep::a tool}} finds lines, {{c2::sort}} orders &lt;them&gt;.', '']),
    (104, 'guid-reset', BASIC, '', ['What does <b>ls -a</b> show?', 'Hidden files too.', '']),
    (105, 'guid-media', BASIC, '', ['What is shown here? <img src="x.png">', 'A rack.[sound:rack.mp3]', '']),
    (106, 'guid-picture', BASIC, '', ['<img src="y.png">', '[sound:y.mp3]', '']),
    (107, 'guid-moved', BASIC, '', ['Default route?', '0.0.0.0/0', '']),
    (108, 'guid-new', BASIC, '', ['What is a socket?', 'An endpoint: address, port, protocol.', '']),
]
CARDS = [  # id, note, deck, ord, type, queue, due, ivl, factor, reps, lapses, flags, data
    (1001, 101, TCP, 0, 2, 2, 200, 20, 2500, 4, 1, 3, '{"s":21.5,"d":5.2}'),
    (1002, 102, NETWORK, 0, 2, -1, 200, 8, 2300, 3, 0, 0, '{}'),
    (1003, 102, NETWORK, 1, 0, -3, 3, 0, 0, 0, 0, 0, ''),
    (1004, 103, SHELL, 0, 1, 1, CREATED + 600, 0, 0, 1, 0, 0, ''),
    (1005, 103, SHELL, 1, 0, 0, 5, 0, 0, 0, 0, 0, ''),
    (1006, 104, SHELL, 0, 2, 2, 200, 3, 2500, 2, 0, 0, ''),
    (1007, 105, SHELL, 0, 0, 0, 7, 0, 0, 0, 0, 0, ''),
    (1008, 106, SHELL, 0, 0, 0, 8, 0, 0, 0, 0, 0, ''),
    (1009, 107, NETWORK, 0, 2, 2, 210, 30, 2500, 0, 0, 0, ''),
    (1010, 108, TCP, 0, 0, 0, 1, 0, 0, 0, 0, 0, ''),
]
REVLOG = [  # id, card, ease, ivl, last ivl, factor, time, type
    # Learnt, reviewed, forgotten, relearnt; moved by hand; looked at again in a deck that does not reschedule.
    (START, 1001, 3, -600, -600, 2500, 9000, 0),
    (START + 600_000, 1001, 3, 1, -600, 2500, 5000, 0),
    (START + 1 * DAY, 1001, 3, 3, 1, 2500, 6000, 1),
    (START + 4 * DAY, 1001, 1, -600, 3, 2300, 20000, 1),
    (START + 4 * DAY + 600_000, 1001, 3, 1, -600, 2300, 4000, 2),
    (START + 5 * DAY, 1001, 0, 9, 1, 2300, 0, 4),
    (START + 6 * DAY, 1001, 2, 9, 9, 0, 3000, 3),
    (START + 14 * DAY, 1001, 3, 20, 9, 2300, 7000, 1),
    (START + 1, 1002, 4, 4, -600, 2500, 3000, 0),
    (START + 4 * DAY + 1, 1002, 3, 8, 4, 2500, 3000, 1),
    (START + 2, 1004, 1, -60, -60, 0, 12000, 0),
    # Learnt, then reset ("forget"), then learnt anew: only what follows counts.
    (START + 3, 1006, 4, 4, -600, 2500, 2000, 0),
    (START + 4 * DAY + 3, 1006, 3, 9, 4, 2500, 2000, 1),
    (START + 8 * DAY, 1006, 0, 0, 9, 0, 0, 4),
    (START + 9 * DAY, 1006, 3, -600, -60, 2500, 2500, 0),
    (START + 9 * DAY + 600_000, 1006, 3, 3, -600, 2500, 2500, 0),
]

TABLES = """
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
  tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
  usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
  factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
  lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
  dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
create index ix_notes_usn on notes (usn); create index ix_cards_usn on cards (usn); create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid); create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid); create index ix_notes_csum on notes (csum);
"""
# Schemas 14 to 18: note types, decks and settings in tables of their own; names collated by "unicase", which is Anki's.
MODERN = """
create table deck_config (id integer primary key not null, name text not null collate unicase, mtime_secs integer not null,
  usn integer not null, config blob not null);
create table config (key text not null primary key, usn integer not null, mtime_secs integer not null, val blob not null) without rowid;
create table fields (ntid integer not null, ord integer not null, name text not null collate unicase, config blob not null,
  primary key (ntid, ord)) without rowid;
create unique index idx_fields_name_ntid on fields (name, ntid);
create table templates (ntid integer not null, ord integer not null, name text not null collate unicase,
  mtime_secs integer not null, usn integer not null, config blob not null, primary key (ntid, ord)) without rowid;
create unique index idx_templates_name_ntid on templates (name, ntid);
create table notetypes (id integer not null primary key, name text not null collate unicase, mtime_secs integer not null,
  usn integer not null, config blob not null);
create unique index idx_notetypes_name on notetypes (name);
create table decks (id integer primary key not null, name text not null collate unicase, mtime_secs integer not null,
  usn integer not null, common blob not null, kind blob not null);
create unique index idx_decks_name on decks (name);
create table tags (tag text not null primary key collate unicase, usn integer not null, collapsed boolean not null,
  config blob null) without rowid;
create table graves (oid integer not null, type integer not null, usn integer not null, primary key (oid, type)) without rowid;
"""


def varint(number):
    out = b''
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def text_field(number, text):
    data = text.encode()
    return varint(number << 3 | 2) + varint(len(data)) + data


def number_field(number, value):
    return varint(number << 3) + varint(value)


def collection(path, modern, note_rows=NOTES, card_rows=CARDS, revlog_rows=REVLOG):
    db = sqlite3.connect(path)
    db.execute('pragma page_size = 512')
    db.create_collation('unicase', lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))
    db.executescript(TABLES)
    models, decks = '', ''
    if modern:
        db.executescript(MODERN)
        for id, name, kind, fields, templates in NOTETYPES:
            config = (number_field(1, kind) if kind else b'') + text_field(3, '.card { font-size: 20px; }')
            db.execute('insert into notetypes values (?, ?, 0, 0, ?)', (id, name, config))
            for ord, field in enumerate(fields):
                db.execute('insert into fields values (?, ?, ?, ?)', (id, ord, field, text_field(3, 'Arial')))
            for ord, (name, front, back) in enumerate(templates):
                config = text_field(1, front) + text_field(2, back)
                db.execute('insert into templates values (?, ?, ?, 0, 0, ?)', (id, ord, name, config))
        for id, name in DECKS:
            db.execute('insert into decks values (?, ?, 0, 0, ?, ?)', (id, name.replace('::', '\x1f'), b'', b'\x0a\x02\x08\x01'))
    else:
        db.execute('create table graves (usn integer not null, oid integer not null, type integer not null)')
        models = json.dumps({str(id): {
            'id': id, 'name': name, 'type': kind, 'mod': 0, 'usn': 0, 'sortf': 0, 'did': 1, 'css': '', 'latexPre': '', 'latexPost': '',
            'flds': [{'name': field, 'ord': ord, 'sticky': False, 'rtl': False, 'font': 'Arial', 'size': 20, 'media': []} for ord, field in enumerate(fields)],
            'tmpls': [{'name': name, 'ord': ord, 'qfmt': front, 'afmt': back, 'did': None, 'bqfmt': '', 'bafmt': ''} for ord, (name, front, back) in enumerate(templates)],
            'tags': [], 'vers': [], 'req': []} for id, name, kind, fields, templates in NOTETYPES})
        decks = json.dumps({str(id): {'id': id, 'name': name, 'mod': 0, 'usn': 0, 'conf': 1, 'dyn': 0, 'desc': '', 'collapsed': False,
            'newToday': [0, 0], 'revToday': [0, 0], 'lrnToday': [0, 0], 'timeToday': [0, 0], 'extendNew': 0, 'extendRev': 0} for id, name in DECKS})
    empty = '' if modern else '{}'
    db.execute('insert into col values (1, ?, 0, 0, ?, 0, 0, 0, ?, ?, ?, ?, ?)', (CREATED, 18 if modern else 11, empty, models, decks, empty, empty))
    for id, guid, notetype, tags, fields in note_rows:
        db.execute('insert into notes values (?, ?, ?, ?, 0, ?, ?, ?, 0, 0, ?)', (id, guid, notetype, CREATED, tags, '\x1f'.join(fields), fields[0], ''))
    for id, note, deck, ord, type, queue, due, ivl, factor, reps, lapses, flags, data in card_rows:
        db.execute('insert into cards values (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?)', (id, note, deck, ord, CREATED, type, queue, due, ivl, factor, reps, lapses, flags, data))
    for row in revlog_rows:
        db.execute('insert into revlog values (?, ?, 0, ?, ?, ?, ?, ?, ?)', row)
    db.commit()
    db.execute('vacuum')
    db.close()


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def write_zip(name, entries):
    with zipfile.ZipFile(name, 'w') as archive:
        for entry, data, method in entries:
            archive.writestr(zipfile.ZipInfo(entry, (2026, 9, 21, 0, 0, 0)), data, method)


with tempfile.TemporaryDirectory() as folder:
    old, new, dummy = (os.path.join(folder, name) for name in ('old', 'new', 'dummy'))
    collection(old, modern=False)
    collection(new, modern=True)
    note = (1, 'dummy', BASIC, '', ['Please update to the latest Anki version, then import the .colpkg/.apkg file again.', '', ''])
    collection(dummy, False, [note], [(1, 1, SHELL, 0, 0, 0, 1, 0, 0, 0, 0, 0, '')], [])
    compressed = subprocess.run(['zstd', '-3', '--stdout', new], check=True, capture_output=True).stdout
    stored, deflated = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
    write_zip('legacy1.apkg', [('collection.anki2', read(old), deflated), ('media', b'{}', stored)])
    write_zip('legacy2.apkg', [('meta', number_field(1, 2), stored), ('collection.anki21', read(old), deflated),
                               ('collection.anki2', read(dummy), deflated), ('media', b'{"0": "x.png"}', stored), ('0', b'not a picture', stored)])
    empty = subprocess.run(['zstd', '-3', '--stdout'], input=b'', check=True, capture_output=True).stdout
    write_zip('latest.colpkg', [('meta', number_field(1, 3), stored), ('collection.anki21b', compressed, stored),
                                ('collection.anki2', read(dummy), deflated), ('media', empty, stored)])
