#include "core/rules.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace degarble {
namespace {

constexpr auto kRules = std::to_array<RuleInfo>({
    {Rule::byte_order_mark, "decode.byte-order-mark", 100, Preset::archive,
     "Drop the byte order mark of text that was UTF-16 or UTF-32 (UTF-8 keeps its own).",
     "\\xFF\\xFEo\\x00k\\x00", "ok"},
    {Rule::utf_16, "decode.utf-16", 100, Preset::archive,
     "Decode UTF-16, with a byte order mark or without.", "o\\x00k\\x00", "ok"},
    {Rule::utf_32, "decode.utf-32", 100, Preset::archive,
     "Decode UTF-32, with a byte order mark or without.", "o\\x00\\x00\\x00k\\x00\\x00\\x00", "ok"},
    {Rule::named_encoding, "decode.named-encoding", 100, Preset::archive,
     "Decode from the encoding that --from names.", "caf\\x82 (--from cp850)", "caf\u00e9"},
    {Rule::legacy, "decode.legacy", 95, Preset::archive,
     "Decode lines that are not UTF-8 from the legacy encoding that the text is found to be in.",
     "\\xEF\\xF0\\xE8\\xE2\\xE5\\xF2", "\u043f\u0440\u0438\u0432\u0435\u0442"},
    {Rule::windows_1252_bytes, "decode.windows-1252", 97, Preset::archive,
     "Decode single bytes that are not UTF-8 from windows-1252.", "caf\\xE9", "caf\u00e9"},
    {Rule::truncated, "decode.truncated", 99, Preset::archive,
     "Put U+FFFD for a character that the end of the text cuts off.", "one caf\u00e9, two caf\\xC3",
     "one caf\u00e9, two caf\ufffd"},
    {Rule::undecodable, "decode.undecodable", 99, Preset::archive,
     "Put U+FFFD for a byte that no other rule explains. Always on: the output is UTF-8.",
     "\\xFF\\xFEo\\x00\\x00\\xD8k\\x00", "o\ufffdk"},
    {Rule::stray_nul, "decode.stray-nul", 99, Preset::archive,
     "Report a NUL among lines of text. It is kept.", "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\x00\\n",
     "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\x00\\n"},
    {Rule::declaration, "decode.declaration", 99, Preset::archive,
     "Name UTF-8 where a text that was decoded says that it is in another encoding.",
     "<?xml version=\"1.0\" encoding=\"latin1\"?><a>caf\\xE9</a>",
     "<?xml version=\"1.0\" encoding=\"utf-8\"?><a>caf\u00e9</a>"},
    {Rule::c1_controls, "repair.c1-controls", 99, Preset::archive,
     "Read C1 controls as the windows-1252 characters that they were meant to be.", "don\\u0092t",
     "don\u2019t"},
    {Rule::utf8_as_windows_1252, "repair.utf8-as-windows-1252", 99, Preset::archive,
     "Undo UTF-8 that was read as windows-1252 or Latin-1, once or several times.",
     "don\u00e2\u20ac\u2122t", "don\u2019t"},
    {Rule::utf8_as_legacy, "repair.utf8-as-legacy", 99, Preset::archive,
     "Undo UTF-8 that was read as another legacy encoding, once or several times.",
     "\u0420\u045f\u0421\u0402\u0420\u0451\u0420\u0406\u0420\u00b5\u0421\u201a",
     "\u041f\u0440\u0438\u0432\u0435\u0442"},
    {Rule::legacy_as_legacy, "repair.legacy-as-legacy", 98, Preset::standard,
     "Undo a legacy encoding that was read as another one.",
     "\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2, \u00ea\u00e0\u00ea \u00e4\u00e5\u00eb\u00e0?",
     "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430?"},
    {Rule::apostrophe_marks, "repair.apostrophe-marks", 98, Preset::standard,
     "Put an apostrophe for whatever stands for it in the English contractions of a text.",
     "They don\u05f3t know that the world\u05f3s oldest city isn\u05f3t here.",
     "They don\u2019t know that the world\u2019s oldest city isn\u2019t here."},
    {Rule::entities, "repair.entities", 99, Preset::standard,
     "Read character references of characters above ASCII, in running prose without markup.",
     "don&rsquo;t, &#8220;caf&eacute;&#148;", "don\u2019t, \u201ccaf\u00e9\u201d"},
    {Rule::entity_remnants, "repair.entity-remnants", 98, Preset::standard,
     "Put back the character of a reference that lost its ampersand.", "Wall Street #39;s",
     "Wall Street's"},
    {Rule::low_controls, "repair.low-controls", 98, Preset::standard,
     "Read C0 controls as the quotation marks and dashes that lost a byte or a bit, where these "
     "fit.",
     "Syria\\x19s \\x1Clargest\\x1D", "Syria\u2019s \u201clargest\u201d"},
    {Rule::ligature_controls, "repair.ligature-controls", 98, Preset::standard,
     "Read C0 controls in English words as the ligatures that TeX's fonts have in their place.",
     "the e\\x0Ecient of\\x0Cce", "the efficient office"},
    {Rule::detached_accents, "repair.detached-accents", 98, Preset::standard,
     "Join accents that stand in front of their letters, as text taken out of TeX's documents has.",
     "La informaci\u00b4on est\u00e1 aqu\u00b4\u0131.", "La informaci\u00f3n est\u00e1 aqu\u00ed."},
    {Rule::inner_byte_order_marks, "repair.byte-order-marks", 99, Preset::standard,
     "Drop byte order marks where later lines begin, and inside of words.", "two fi\\uFEFFles",
     "two files"},
    {Rule::xml_entities, "repair.escapes.xml-entities", 97, Preset::nlp,
     "Read the five character references of XML, and double-escaped ones, outside markup.",
     "AT&amp;T", "AT&T"},
    {Rule::code_point_escapes, "repair.escapes.code-points", 97, Preset::nlp,
     "Read code points that are written out: as in JSON, JavaScript's escape(), R and RTF.",
     "caf\\u00e9, 4%u20AC, na<U+00EF>ve", "caf\u00e9, 4\u20ac, na\u00efve"},
    {Rule::byte_escapes, "repair.escapes.bytes", 97, Preset::nlp,
     "Read bytes that are written out, in hexadecimal, octal or angle brackets, or as in RTF.",
     "na\\xc3\\xafve, caf<0xC3><0xA9>", "na\u00efve, caf\u00e9"},
    {Rule::quoted_printable, "repair.escapes.quoted-printable", 97, Preset::nlp,
     "Read UTF-8 in quoted-printable, with the other signs and line breaks of that encoding beside "
     "it.",
     "na=C3=AFve", "na\u00efve"},
    {Rule::percent_escapes, "repair.escapes.percent", 97, Preset::nlp,
     "Read UTF-8 that is percent-encoded, outside addresses.", "na%C3%AFve", "na\u00efve"},
    {Rule::utf_7_escapes, "repair.escapes.utf-7", 96, Preset::nlp, "Read characters in UTF-7.",
     "na+AO8-ve", "na\u00efve"},
    {Rule::encoded_words, "repair.escapes.encoded-words", 99, Preset::nlp,
     "Read encoded words of mail headers (RFC 2047).", "=?utf-8?Q?Caf=C3=A9?=", "Caf\u00e9"},
    {Rule::contraction, "restore.contraction", 99, Preset::standard,
     "Put the apostrophe back into English contractions, by context and the text's other ones.",
     "I dont know", "I don't know"},
    {Rule::possessive, "restore.possessive", 99, Preset::standard,
     "Put the apostrophe back into English possessives, by context and the text's other ones.",
     "It is Syrias largest city.", "It is Syria's largest city."},
    {Rule::elision, "restore.elision", 99, Preset::standard,
     "Put the apostrophe back into French and Italian elisions and Ukrainian words.",
     "Il dit que lhomme est dans la maison.", "Il dit que l'homme est dans la maison."},
    {Rule::lost_apostrophe, "restore.lost-apostrophe", 99, Preset::standard,
     "Put an apostrophe for what stands for one in a word: U+FFFD, \u25a1, ?, a space, an accent.",
     "They say it isn\ufffdt true.", "They say it isn\u2019t true."},
    {Rule::lost_dash, "restore.lost-dash", 95, Preset::standard,
     "Put a dash for a lone \u25a1 or U+FFFD between spaces and words.",
     "The battle for the city \u25a1 still under way \u2014 went on.",
     "The battle for the city \u2014 still under way \u2014 went on."},
    {Rule::lost_letter, "restore.lost-letter", 99, Preset::standard,
     "Put letters for a U+FFFD, \u25a1, \u25a0, ? or \u00bf in a word, or a PDF's sign of a "
     "ligature.",
     "La f\ufffdte est finie.", "La f\u00eate est finie."},
    {Rule::lost_punctuation, "restore.lost-punctuation", 97, Preset::standard,
     "Put the quotation mark, apostrophe or dash of an English text for a U+FFFD.",
     "He said, \ufffdThat is all I know,\ufffd and went.",
     "He said, \u201cThat is all I know,\u201d and went."},
    {Rule::lost_character, "restore.lost-character", 0, Preset::standard,
     "Report any other U+FFFD: what stood there is not known.", "Xq\ufffdzk", "Xq\ufffdzk"},
    {Rule::newlines, "normalize.newlines", 100, Preset::standard,
     "Write line ends in one way, when --newlines or the profile says which.", "one\\r\\n",
     "one\\n"},
    {Rule::quotes, "normalize.quotes", 100, Preset::nlp,
     "Write curly quotation marks and apostrophes as straight ones.", "\u201cIt\u2019s\u201d",
     "\"It's\""},
    {Rule::spaces, "normalize.spaces", 100, Preset::nlp,
     "Write no-break, thin and other wide or narrow spaces as plain ones.", "10\\u00A0km", "10 km"},
    {Rule::terminal_escapes, "normalize.invisible.terminal-escapes", 100, Preset::nlp,
     "Drop escape sequences of terminals, and what was overstruck.", "\\x1B[31mred\\x1B[0m", "red"},
    {Rule::controls, "normalize.invisible.controls", 100, Preset::nlp,
     "Drop control characters but tab, form feed and line ends.", "to\\x7Fgether", "together"},
    {Rule::soft_hyphens, "normalize.invisible.soft-hyphens", 100, Preset::nlp, "Drop soft hyphens.",
     "hy\\u00ADphen", "hyphen"},
    {Rule::zero_width, "normalize.invisible.zero-width", 99, Preset::nlp,
     "Drop zero-width characters, joiners and variation selectors where nothing needs them.",
     "zero\\u200Bwidth", "zerowidth"},
    {Rule::directions, "normalize.invisible.directions", 99, Preset::nlp,
     "Drop marks of direction from lines without letters that are written from right to left.",
     "l\\u200E\u00fd", "l\u00fd"},
    {Rule::annotations, "normalize.invisible.annotations", 100, Preset::nlp,
     "Drop the marks of interlinear annotations.", "\\uFFF9base\\uFFFAnote\\uFFFB", "basenote"},
    {Rule::tags, "normalize.invisible.tags", 100, Preset::nlp,
     "Drop tag characters that are no part of a flag.", "a\\u{E0061}b", "ab"},
    {Rule::ligatures, "normalize.compatibility.ligatures", 99, Preset::nlp,
     "Write Latin ligatures as their letters.", "\ufb01ne", "fine"},
    {Rule::widths, "normalize.compatibility.widths", 98, Preset::nlp,
     "Write full-width letters and signs as plain ones, outside East Asian text.",
     "\uff21\uff22\uff23", "ABC"},
    {Rule::symbol_fonts, "normalize.compatibility.symbol-fonts", 97, Preset::nlp,
     "Write private-use bullets and arrows of symbol fonts as the characters that they look like.",
     "\\uF0B7 first", "\u2022 first"},
    {Rule::thai_glyphs, "normalize.compatibility.thai-glyphs", 99, Preset::nlp,
     "Write private-use glyphs of old Thai fonts as the marks that they are.",
     "\u0e15\\uF70A\u0e2d", "\u0e15\u0e48\u0e2d"},
    {Rule::form, "normalize.form", 100, Preset::standard,
     "Bring text into a Unicode normalization form: NFC, or what --form or the profile says.",
     "cafe\\u0301", "caf\u00e9"},
});

static_assert(kRules.size() <= RuleSet::kCapacity);

bool is_named(std::string_view name, std::string_view prefix) {
  return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

RuleSet rules_of(Preset profile) {
  RuleSet rules;
  for (const RuleInfo& row : kRules) {
    if (row.since <= profile) rules |= set_of(row.rule);
  }
  return rules;
}

// The rules that were selected. Who selects a stage wants what it makes of bytes, and not what the
// text says of them to be changed.
RuleSet selected_rules(const std::vector<std::string>& names) {
  RuleSet rules;
  for (const std::string& name : names) {
    RuleSet named = degarble::rules_named(name);
    if (name != info(Rule::declaration).name) named -= set_of(Rule::declaration);
    rules |= named;
  }
  return rules;
}

RuleSet rules_named(const std::vector<std::string>& prefixes) {
  RuleSet rules;
  for (const std::string& prefix : prefixes) rules |= degarble::rules_named(prefix);
  return rules;
}

}  // namespace

std::span<const RuleInfo> rule_table() { return kRules; }

const RuleInfo& info(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }

bool holds_any(RuleSet set, const RuleSet& others) {
  const RuleSet before = set;
  set -= others;
  return set != before;
}

RuleSet rules_named(std::string_view prefix) {
  RuleSet rules;
  for (const RuleInfo& row : kRules) {
    if (is_named(row.name, prefix)) rules |= set_of(row.rule);
  }
  if (rules.empty()) {
    throw Error(
        "no rule is called \"" + std::string(prefix) +
        "\"; --list-rules shows their names, and the part before the dot stands for a stage");
  }
  return rules;
}

RuleSet chosen_rules(const Options& options) {
  RuleSet rules =
      options.select.empty() ? rules_of(options.profile) : selected_rules(options.select);
  rules -= rules_named(options.ignore);
  rules |= rules_named(options.also);
  rules |= set_of(Rule::undecodable);
  return rules;
}

Edit make_edit(Rule rule, std::string_view text, Span span, std::string replacement) {
  Edit edit;
  edit.span = span;
  edit.original = text.substr(span.begin, span.size());
  edit.text = std::move(replacement);
  edit.rules = set_of(rule);
  edit.confidence = info(rule).confidence;
  return edit;
}

inline namespace v1 {

std::vector<RuleDescription> rules() {
  std::vector<RuleDescription> all;
  all.reserve(std::size(kRules));
  for (const RuleInfo& row : kRules) {
    all.push_back({row.name, row.confidence, row.since, row.summary, row.before, row.after});
  }
  return all;
}

std::vector<std::string_view> RuleSet::names() const {
  std::vector<std::string_view> names;
  for (const RuleInfo& row : kRules) {
    if (degarble::holds(*this, row.rule)) names.push_back(row.name);
  }
  return names;
}

}  // namespace v1
}  // namespace degarble
