"""What a file out of a package says, without its wrapping: a list of paragraphs."""
import bz2
import gzip
import html.parser
import pathlib
import re
import struct

OPENERS = {".gz": gzip.decompress, ".bz2": bz2.decompress}


class Markup(html.parser.HTMLParser):
    """What a reader sees of HTML or Mallard. INLINE elements are part of a sentence, HIDDEN ones are the
    same on each page, and any other ends a paragraph."""
    INLINE = frozenset("a abbr acronym app b cite cmd code em file font gui guiseq i input key keyseq link "
                       "q small span strong sub sup sys tt u var".split())
    HIDDEN = frozenset("aside button footer head header info nav noscript script style".split())

    def __init__(self, text):
        super().__init__()
        self.paragraphs, self.pieces, self.hidden = [], [], 0
        self.feed(text)
        self.close()
        self.end_paragraph()

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in self.HIDDEN
        self.handle_startendtag(tag, attrs)

    def handle_startendtag(self, tag, attrs):
        if tag not in self.INLINE:
            self.end_paragraph()

    def handle_endtag(self, tag):
        self.handle_startendtag(tag, None)
        self.hidden -= tag in self.HIDDEN and self.hidden > 0

    def handle_data(self, data):
        if not self.hidden:
            self.pieces.append(data)

    def end_paragraph(self):
        self.paragraphs.append(" ".join("".join(self.pieces).split()))
        self.pieces = []


def manual(text):
    """A man page as it is written, requests and all, but for the comments."""
    text = re.sub(r"(?m)^[.']\\\".*\n", "", text)
    return re.split(r"\n(?=\.(?:PP|P|LP|SH|SS|TP|IP)\b)", text.rstrip("\n"))


def catalogue(data):
    """The messages of a gettext catalogue and their translations, with a tab between.

    The header is seven numbers (GNU gettext manual, "The Format of GNU MO Files"): the third is how many
    messages there are, the fourth and fifth are where the lengths and places of both columns begin.
    """
    count, messages, translations = struct.unpack_from("<3I", data, 8)

    def column(begin):
        for length, place in struct.iter_unpack("<2I", data[begin:begin + 8 * count]):
            yield data[place:place + length].decode()

    rows = zip(column(messages), column(translations))
    return [f"{message}\t{translation}" for message, translation in rows if message]


def paragraphs(path, data):
    path = pathlib.Path(path)
    if path.suffix in OPENERS:
        return paragraphs(path.with_suffix(""), OPENERS[path.suffix](data))
    if path.suffix == ".mo":
        return catalogue(data)
    text = data.decode()
    if path.suffix in (".html", ".page"):
        return Markup(text).paragraphs
    if re.match(r"\.\d", path.suffix):
        return manual(text)
    return [text.rstrip("\n")]
