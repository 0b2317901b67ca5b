"""The containers: how a document of each is made, and what independent parsers read out of one.

A format gives documents by make(random, texts) and is read by parse(document): the structure, which
must stay as it was, and the values. A parser that refuses a document raises an error.
"""
import csv
import gettext
import html
import html.parser
import importlib
import io
import json
import re
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree

try:  # what the standard library lacks
    import html5lib
    import lxml.etree
except ImportError:
    html5lib = None


def imported(name):
    """A module that need not be there, or None."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


polib = imported("polib")
pysubs2 = imported("pysubs2")
srt = imported("srt")

PARSERS = {}


class Refused(Exception):
    """Raised by a parser that does not take a document."""


def parser(*formats):
    """Says that a function reads these formats."""
    def add(function):
        for name in formats:
            PARSERS.setdefault(name, []).append(function)
        return function
    return add


# JSON

def json_tree(random, texts, depth=0):
    kind = random.randrange(7 if depth < 3 else 4)
    if kind < 3:
        return texts()
    if kind == 3:
        return random.choice([random.randrange(10**6), random.random(), True, None, ""])
    if kind < 6:
        return {texts()[:random.randrange(1, 12)]: json_tree(random, texts, depth + 1)
                for _ in range(random.randrange(4))}
    return [json_tree(random, texts, depth + 1) for _ in range(random.randrange(4))]


def make_json(random, texts):
    tree = {"text": texts(), "more": json_tree(random, texts), "n": random.randrange(100)}
    return json.dumps(tree, ensure_ascii=random.random() < 0.5,
                      indent=random.choice([None, 1])).encode()


def make_jsonl(random, texts):
    rows = [json.dumps({"id": i, "text": texts(), "more": json_tree(random, texts)},
                       ensure_ascii=random.random() < 0.5) for i in range(random.randrange(1, 5))]
    return ("\n".join(rows) + "\n").encode()


def split_json(tree):
    """The tree without its strings, and the strings."""
    values = []

    def walk(node):
        if isinstance(node, str):
            values.append(node)
            return "string"
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        return [walk(part) for part in node] if isinstance(node, list) else node
    return walk(tree), values


@parser("json")
def parse_json(document):
    return split_json(json.loads(document))


@parser("jsonl")
def parse_jsonl(document):
    return split_json([json.loads(line) for line in document.decode().split("\n") if line])


# Tables

def table(random, texts, dialect):
    out = io.StringIO()
    writer = csv.writer(out, **dialect)
    width = random.randrange(2, 5)
    for row in range(random.randrange(2, 6)):
        writer.writerow([row, *(random.choice([texts(), texts(), "", "12,5", texts()[:9]])
                                for _ in range(width))])
    return out.getvalue().encode()


def make_csv(random, texts):
    return table(random, texts, {
        "delimiter": random.choice(",;\t|"),
        "quoting": random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "lineterminator": random.choice(["\n", "\r\n"])})


def make_tsv(random, texts):
    if random.random() < 0.5:
        return table(random, texts, {"dialect": "excel-tab"})
    rows = ["\t".join(texts().replace("\t", " ").replace("\n", " ") for _ in range(3))
            for _ in range(random.randrange(2, 6))]
    return ("\n".join(rows) + "\n").encode()


def split_rows(rows):
    return [len(row) for row in rows], [cell for row in rows for cell in row]


@parser("csv", "tsv")
def parse_csv(document):
    """The first cell is a number, behind which the separator stands."""
    text = document.decode()
    separator = text.lstrip('"0')[0]
    if separator not in ",;\t|":
        separator = "\t"
    return split_rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@parser("tsv")
def parse_plain_tsv(document):
    """As cut and awk read it: without any quoting."""
    return split_rows(line.split("\t") for line in document.decode().split("\n"))


# Markup

def escaped_text(random, text):
    """As programs escape it: no more than needed, all that can be, or everything above ASCII."""
    text = "".join(c for c in text if c in "\t\n" or c >= " " and c not in "\ufffe\uffff")
    kind = random.randrange(3)
    text = html.escape(text, quote=kind > 0)
    return text.encode("ascii", "xmlcharrefreplace").decode() if kind == 2 else text


def attribute(random, text):
    mark = random.choice("\"'")
    text = escaped_text(random, text).replace(mark, "&quot;" if mark == '"' else "&#39;")
    return mark + text + mark


def make_xml(random, texts):
    def element(depth):
        name = random.choice(("p", "item", "title", "code", "x-y"))
        parts = [f"<{name} id='{random.randrange(9)}' title={attribute(random, texts())}>"]
        for _ in range(random.randrange(1, 4)):
            kind = random.randrange(6)
            if kind == 0 and depth < 3:
                parts.append(element(depth + 1))
            elif kind == 1:
                parts.append("<![CDATA[" + texts().replace("]]>", "").replace("\0", "") + "]]>")
            elif kind == 2:
                parts.append("<!-- it isnt <p> -->")
            else:
                parts.append(escaped_text(random, texts()))
        return "".join(parts) + f"</{name}>\n"
    head = random.choice(("", "<?xml version='1.0' encoding='utf-8'?>\n",
                          "<!DOCTYPE p [ <!ENTITY who \"a > b\"> ]>"))
    return (head + element(0)).encode()


def make_html(random, texts):
    def element():
        kind = random.randrange(7)
        text = escaped_text(random, texts())
        if kind == 0:
            return f"<script>if (a < b) x = 'dont';</script><style>a {{ content: 'isnt' }}</style>"
        if kind == 1:
            return f"<img src=a.png alt={attribute(random, texts())}>"
        if kind == 2:
            return f"<p>{text}<br>{text} <code>{text}</code>"
        if kind == 3:
            return f"<!-- {texts().replace('-', '')} --><textarea>{text}</textarea>"
        return f"<div title={attribute(random, texts())}><b>{text}</b> {text}</div>"
    head = f"<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>{escaped_text(random, texts())}</title></head>"
    return (head + "<body>" + "\n".join(element() for _ in range(random.randrange(1, 4)))).encode()


READ_ATTRIBUTES = ("title", "alt")


class HtmlEvents(html.parser.HTMLParser):
    """What the standard library's tokenizer sees."""

    def __init__(self):
        super().__init__()
        self.structure = []
        self.values = []

    def handle_starttag(self, tag, attrs):
        self.structure.append((tag, [(key, key in READ_ATTRIBUTES or value) for key, value in attrs]))

    def handle_endtag(self, tag):
        self.structure.append(tag)

    def handle_comment(self, data):
        self.structure.append(("comment", data))

    def handle_data(self, data):
        is_code = self.structure and self.structure[-1][0] in ("script", "style", "code")
        self.structure.append(("text", data if is_code else ""))
        self.values.append(data)


@parser("html")
def parse_html(document):
    events = HtmlEvents()
    events.feed(document.decode())
    events.close()
    return events.structure, events.values


def split_elements(root):
    structure = []
    values = []
    for node in root.iter():
        attributes = {key: key in READ_ATTRIBUTES or value for key, value in node.attrib.items()}
        is_text = isinstance(node.tag, str)
        structure.append((node.tag if is_text else "other", attributes,
                          None if is_text and node.tag != "code" else node.text,
                          len(node), bool(node.text), bool(node.tail)))
        values += [node.text, node.tail]
    return structure, values


@parser("xml")
def parse_expat(document):
    try:
        return split_elements(xml.etree.ElementTree.fromstring(document))
    except xml.etree.ElementTree.ParseError as error:
        raise Refused(str(error)) from error


if html5lib:
    @parser("html")
    def parse_html5lib(document):
        tree = html5lib.parse(document, treebuilder="etree", namespaceHTMLElements=False)
        return split_elements(tree)

    @parser("xml")
    def parse_libxml2(document):
        try:
            return split_elements(lxml.etree.fromstring(document))
        except lxml.etree.XMLSyntaxError as error:
            raise Refused(str(error)) from error


# SQL

COPY_SIGNS = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
MYSQL_SIGNS = {**COPY_SIGNS, "\t": "\t", "'": "\\'", '"': '\\"'}


def make_sql(random, texts):
    kind = random.randrange(3)
    rows = [[i, texts().replace("\0", ""), texts()[:random.randrange(9)].replace("\0", "")]
            for i in range(random.randrange(1, 5))]
    if kind == 0:  # as pg_dump writes it
        lines = ["\t".join(str(cell).translate(str.maketrans(COPY_SIGNS)) for cell in row) for row in rows]
        head = "-- PostgreSQL database dump\n\nCOPY public.t (a, b, c) FROM stdin;\n"
        return (head + "\n".join(lines) + "\n\\.\n\nSELECT 'dont';\n").encode()
    head = "CREATE TABLE t (a INTEGER, b TEXT, c TEXT DEFAULT 'isn''t');\n"
    if kind == 1:  # as mysqldump does
        head = "-- MySQL dump 10.13\n" + head
        quote = lambda cell: "'" + cell.translate(str.maketrans(MYSQL_SIGNS)) + "'"
    else:
        head = random.choice(("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", "")) + head
        quote = lambda cell: "'" + cell.replace("'", "''") + "'"
    lines = [f"INSERT INTO t VALUES ({a}, {quote(b)}, {quote(c)}); -- it isnt" for a, b, c in rows]
    return (head + "\n".join(lines) + "\n").encode()


@parser("sql")
def parse_sqlite(document):
    text = document.decode()
    if "MySQL" in text or "COPY" in text:
        raise Refused("another dialect")
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(text)
        rows = connection.execute("SELECT * FROM t").fetchall()
    except sqlite3.Error as error:
        raise Refused(str(error)) from error
    finally:
        connection.close()
    return [(row[0], *map(type, row)) for row in rows], [cell for row in rows for cell in row[1:]]


@parser("sql")
def parse_copy(document):
    """As the manual says that the text format is read."""
    head, found, rest = document.decode().partition("FROM stdin;\n")
    if not found:
        raise Refused("no COPY")
    body, _, tail = rest.partition("\n\\.\n")
    rows = [row.split("\t") for row in body.split("\n")]
    if any(re.search(r"\\(?![\\tnr])", cell.replace("\\\\", "")) for row in rows for cell in row):
        raise Refused("an escape that is none")
    return (head, tail, [(row[0], len(row)) for row in rows]), [cell for row in rows for cell in row]


@parser("sql")
def parse_mysql(document):
    """The literals of a dump, and what is around them, by the manual's grammar of strings."""
    text = document.decode()
    if "MySQL" not in text:
        raise Refused("another dialect")
    literal = r"'(?:[^'\\]|\\.|'')*'"
    code = re.sub(r"--[^\n]*", "", re.sub(literal, lambda found: "''", text, flags=re.S))
    if "'" in code.replace("''", "") or '"' in code:
        raise Refused("a string without an end")
    return code, re.findall(literal, text, re.S)


# Subtitles

def words_of(random, texts, tags):
    """A line or two of words, with a tag now and then; none that is empty."""
    lines = []
    for _ in range(random.choice((1, 1, 2))):
        words = re.sub("[\r\n]", " ", texts()).replace("\0", "").strip() or "words"
        lines.append(random.choice(("{0}", "{0}", "{1}{0}{2}", "He said {1}{0}{2}.")).format(words, *tags))
    if random.random() < 0.2:  # what is nothing, a number or an arrow without what can't be seen in it
        lines.insert(random.randrange(len(lines)), random.choice(("\u200b", "1\u200b2", "--\u200b>")))
    return lines


def cues(random, texts, point, tags, number):
    blocks = []
    for i in range(random.randrange(1, 5)):
        times = f"00:00:{i:02}{point}500 --> 00:01:{i:02}{point}250"
        blocks.append([*number(i), times, *words_of(random, texts, tags)])
    return blocks


def joined_blocks(random, blocks):
    end = random.choice(("\n", "\r\n"))
    text = (end * 2).join(end.join(block) for block in blocks)
    return (text + random.choice(("", end, end * 2))).encode()


def make_srt(random, texts):
    tags = random.choice((("<i>", "</i>"), ('<font color="#fff">', "</font>"), ("{\\an8}", "")))
    return joined_blocks(random, cues(random, texts, ",", tags, lambda i: [str(i + 1)]))


def make_vtt(random, texts):
    def escaped_texts():
        return re.sub("-->|<", "", escaped_text(random, texts()))
    tags = random.choice((("<v Roger O\u2019Neill>", ""), ("<c.loud>", "</c>"), ("<00:00:01.000>", "")))
    blocks = cues(random, escaped_texts, ".", tags, lambda i: random.choice(([], [f"cue dont {i}"])))
    return joined_blocks(random, [["WEBVTT - it isnt"], ["NOTE", "They dont know."], *blocks])


def make_ass(random, texts):
    fields = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
    lines = ["[Script Info]", "; it isnt", "ScriptType: v4.00+", "", "[V4+ Styles]", "Format: Name, Fontname",
             "Style: dont,Arial", "", "[Events]", f"Format: {fields}"]
    for i in range(random.randrange(1, 5)):
        words = "\\N".join(words_of(random, texts, ("{\\i1}", "{\\i0}")))
        lines.append(f"Dialogue: 0,0:00:0{i}.00,0:00:09.00,dont,isnt,0,0,0,,{words}")
        lines.append("Comment: 0,0:00:00.00,0:00:09.00,dont,,0,0,0,,They dont know")
        lines.append("Dialogue: 0,0:00:00.00,0:00:09.00,dont,,0,0,0,,{\\p1}m 0 0 l 1 1 isnt{\\p0}")
    return (random.choice(("\n", "\r\n")).join(lines) + "\n").encode()


def split_words(cues_of_file, tag):
    """What is around the words of each cue and its tags; and the words."""
    structure = [(*around, re.findall(tag, words), len(re.split(r"\r?\n|\\N", words)))
                 for *around, words in cues_of_file]
    return structure, [re.sub(tag, "", words) for *_, words in cues_of_file]


CUE_TAG = r"<[/A-Za-z0-9][^<>\n]*>|\{\\[^{}\n]*\}"


@parser("srt", "vtt")
def parse_cues(document):
    """Blocks between empty lines, as WebVTT says and most players read SubRip."""
    found = []
    for block in re.split(r"\n(?:[ \t]*\n)+", document.decode().replace("\r\n", "\n")):
        lines = block.split("\n")
        begin = 1 + next((i for i, line in enumerate(lines[:2]) if " --> " in line), len(lines))
        found.append((lines[:begin], "\n".join(lines[begin:])))
    return split_words(found, CUE_TAG)


@parser("ass")
def parse_dialogues(document):
    found = []
    for line in document.decode().replace("\r\n", "\n").split("\n"):
        parts = line.split(",", 9)
        has_words = line.startswith("Dialogue:") and len(parts) == 10 and "\\p1" not in line
        found.append((parts[:9], parts[9]) if has_words else (line, ""))
    return split_words(found, r"\{[^{}]*\}")


if srt:
    @parser("srt")
    def parse_srt(document):
        try:
            found = list(srt.parse(document.decode().replace("\r\n", "\n")))
        except srt.SRTParseError as error:
            raise Refused(str(error)) from error
        return split_words([(cue.index, cue.start, cue.end, cue.content) for cue in found], CUE_TAG)


if pysubs2:
    @parser("srt", "vtt", "ass")
    def parse_pysubs2(document):
        try:
            found = pysubs2.SSAFile.from_string(document.decode().replace("\r\n", "\n"))
        except pysubs2.Pysubs2Error as error:
            raise Refused(str(error)) from error
        return split_words([(cue.start, cue.end, cue.style, cue.name, cue.type, cue.text) for cue in found],
                           r"\{[^{}]*\}|" + CUE_TAG)


# Catalogues

PO_SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": ""})


def po_string(random, text):
    """In one line, or in several as gettext folds them."""
    parts = re.findall(r".{1,40} |.+", text, re.S) if random.random() < 0.5 else [text]
    lines = [f'"{part.translate(PO_SIGNS)}"' for part in parts]
    return lines[0] if len(lines) == 1 else "\n".join(['""', *lines])


def make_po(random, texts):
    charset = random.choice(("UTF-8", "utf-8"))
    entries = [f'# They dont know.\nmsgid ""\nmsgstr ""\n"Project-Id-Version: isnt\\n"\n'
               f'"Content-Type: text/plain; charset={charset}\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n']
    for i in range(random.randrange(1, 5)):
        def string(text):
            return po_string(random, text)
        context = f'msgctxt "dont"\n' if random.random() < 0.2 else ""
        key = f"msgid {string(f'They dont know {i}.')}\n"
        if random.random() < 0.3:
            forms = "".join(f"msgstr[{n}] {string(texts())}\n" for n in range(2))
            entries.append(f'#: isnt.c:{i}\n{context}{key}msgid_plural "They dont know."\n{forms}')
        else:
            entries.append(f"#. It isnt.\n{context}{key}msgstr {string(texts())}\n")
    return ("\n".join(entries) + '\n#~ msgid "dont"\n#~ msgstr "isnt"\n').encode()


@parser("po")
def parse_po(document):
    """Strings of C behind keywords, as the manual of gettext says; the rest as it stands."""
    text = re.sub(r'"[ \t]*\n[ \t]*"', "", document.decode())
    pieces = re.split(r'^(msgstr(?:\[\d\])?[ \t]*)"((?:[^"\\\n]|\\.)*)"', text, flags=re.M)
    # Three pieces for each: what stands before it, its keyword, and its string; the first is the header's.
    return pieces[0::3] + pieces[1::3] + pieces[2:3], pieces[5::3]


if polib:
    @parser("po")
    def parse_polib(document):
        try:
            found = polib.pofile(document.decode())
        except OSError as error:
            raise Refused(str(error)) from error
        values = [text for entry in found for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]
        return [found.metadata, *((entry.msgctxt, entry.msgid, entry.msgid_plural, entry.comment,
                                   len(entry.msgstr_plural)) for entry in found)], values


if shutil.which("msgfmt"):
    @parser("po")
    def parse_msgfmt(document):
        run = subprocess.run(["msgfmt", "-o", "-", "-"], input=document, capture_output=True, check=False)
        if run.returncode:
            raise Refused(run.stderr.decode())
        found = gettext.GNUTranslations(io.BytesIO(run.stdout))._catalog
        return [found.get(""), *map(str, found)], [text for key, text in found.items() if key]


MAKERS = {"json": make_json, "jsonl": make_jsonl, "csv": make_csv, "tsv": make_tsv,
          "html": make_html, "xml": make_xml, "sql": make_sql,
          "srt": make_srt, "vtt": make_vtt, "ass": make_ass, "po": make_po}
