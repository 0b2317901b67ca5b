#include "carriers/carriers.hpp"

#include <algorithm>
#include <array>

#include "carriers/csv.hpp"
#include "carriers/csv_head.hpp"
#include "carriers/json.hpp"
#include "carriers/json_head.hpp"
#include "carriers/markup.hpp"
#include "carriers/markup_head.hpp"
#include "carriers/po.hpp"
#include "carriers/sql.hpp"
#include "carriers/subtitles.hpp"
#include "core/characters.hpp"
#include "core/utf8.hpp"

namespace degarble {
namespace {

template <JsonTexts texts>
std::unique_ptr<Scanner> scanner_of_json(const Selection& selection) {
  return make_json_scanner(texts, selection.fields);
}

template <TableKind table>
std::unique_ptr<Scanner> scanner_of_table(const Selection& selection) {
  return make_csv_scanner(table, selection.columns);
}

template <MarkupKind markup>
std::unique_ptr<Scanner> scanner_of_markup(const Selection&) {
  return make_markup_scanner(markup);
}

constexpr auto kCarriers = std::to_array<Carrier>({
    {Format::json, "json", EncodingOf::value, UnsaidCharset::utf8_always, kBlockLimit,
     scanner_of_json<JsonTexts::any>},
    {Format::jsonl, "jsonl", EncodingOf::value, UnsaidCharset::utf8_always, kBlockLimit,
     scanner_of_json<JsonTexts::one_a_line>},
    {Format::csv, "csv", EncodingOf::file, UnsaidCharset::utf8_always, kBlockLimit,
     scanner_of_table<TableKind::csv>},
    {Format::tsv, "tsv", EncodingOf::file, UnsaidCharset::utf8_always, kBlockLimit,
     scanner_of_table<TableKind::tsv>},
    {Format::html, "html", EncodingOf::file, UnsaidCharset::windows_1252, kLongestValue,
     scanner_of_markup<MarkupKind::html>},
    {Format::xml, "xml", EncodingOf::file, UnsaidCharset::utf8, kLongestValue,
     scanner_of_markup<MarkupKind::xml>},
    {Format::sql, "sql", EncodingOf::file, UnsaidCharset::utf8_always, kBlockLimit,
     [](const Selection&) { return make_sql_scanner(); }},
    {Format::srt, "srt", EncodingOf::file, UnsaidCharset::utf8_always, kBlockLimit,
     [](const Selection&) { return make_cue_scanner(CueKind::srt); }},
    {Format::vtt, "vtt", EncodingOf::file, UnsaidCharset::utf8_always, kBlockLimit,
     [](const Selection&) { return make_cue_scanner(CueKind::vtt); }},
    {Format::ass, "ass", EncodingOf::file, UnsaidCharset::utf8_always, kBlockLimit,
     [](const Selection&) { return make_ass_scanner(); }},
    {Format::po, "po", EncodingOf::file, UnsaidCharset::utf8, kBlockLimit,
     [](const Selection&) { return make_po_scanner(); }},
});

// What stands behind the last dot of the name, in small letters; empty if there is none.
std::string ending_of(std::string_view name) {
  const std::size_t dot = name.find_last_of("./");
  if (dot == name.npos || name[dot] == '/') return "";
  std::string ending(name.substr(dot + 1));
  std::ranges::transform(ending, ending.begin(), to_ascii_lower);
  return ending;
}

}  // namespace

const Carrier* find_carrier(Format format) {
  const auto* const row = std::ranges::find(kCarriers, format, &Carrier::format);
  return row == kCarriers.end() ? nullptr : row;
}

Format recognise(std::string_view name, std::string_view head) {
  head = head.substr(0, kSeen);
  if (head.starts_with(kByteOrderMarkUtf8)) head.remove_prefix(kByteOrderMarkUtf8.size());
  const std::string ending = ending_of(name);
  if (ending == "csv" && is_table(head, separator_of(head.substr(0, length_of_row(head))))) {
    return Format::csv;
  }
  if ((ending == "tsv" || ending == "tab") && is_table(head, '\t')) return Format::tsv;
  if (ending == "sql" && is_sql(head)) return Format::sql;
  if (is_srt(head)) return Format::srt;
  if (is_vtt(head)) return Format::vtt;
  if (is_ass(head)) return Format::ass;
  if (is_po(head)) return Format::po;
  const Format markup = markup_format(ending, head);
  return markup == Format::plain ? json_format(head) : markup;
}

std::string_view name_of(Format format) {
  if (format == Format::automatic) return "auto";
  const Carrier* const carrier = find_carrier(format);
  return carrier == nullptr ? "plain" : carrier->name;
}

}  // namespace degarble
