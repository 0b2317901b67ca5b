#include "edits.hpp"

#include <nanobind/stl/string.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace degarble::python {
namespace nb = nanobind;
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Counts characters from left to right: positions have to be asked for in their order.
class Counter {
 public:
  Counter(std::string_view bytes, bool is_str) : bytes_(bytes), is_str_(is_str) {}

  // How many characters, or bytes of what is no str, stand in front of a byte.
  std::uint64_t at(std::uint64_t byte) {
    if (!is_str_) return byte;
    if (byte < byte_) byte_ = characters_ = 0;  // findings may share a place
    for (; byte_ < byte; ++byte_) characters_ += continues(bytes_[byte_]) ? 0 : 1;
    return characters_;
  }

 private:
  std::string_view bytes_;
  bool is_str_;
  std::uint64_t byte_ = 0;
  std::uint64_t characters_ = 0;
};

// Whether a byte is the first of a character, or behind the last.
bool begins_character(std::string_view bytes, std::uint64_t at) {
  return at >= bytes.size() || !continues(bytes[at]);
}

// The least span around `span` that cuts no character.
Span whole_characters(std::string_view bytes, Span span) {
  while (!begins_character(bytes, span.begin)) --span.begin;
  while (!begins_character(bytes, span.end)) ++span.end;
  return span;
}

// Edits that share a character become one. That is so only where a str was taken for UTF-16.
Edit joined(std::span<const Edit> edits, Span span, std::string_view bytes) {
  Edit whole;
  whole.span = span;
  whole.original = bytes.substr(span.begin, span.size());
  Edits inside(edits.begin(), edits.end());
  for (Edit& edit : inside) {
    whole.rules |= edit.rules;
    whole.confidence = std::min(whole.confidence, edit.confidence);
    edit.span = {edit.span.begin - span.begin, edit.span.end - span.begin};
  }
  whole.detail = inside.front().detail;
  whole.reason = inside.front().reason;
  whole.text = replay(inside, whole.original);
  return whole;
}

// The edits, with spans that cut no character.
Edits edits_of_characters(const Edits& edits, std::string_view bytes) {
  Edits whole;
  for (std::size_t at = 0; at < edits.size();) {
    const std::size_t first = at;
    Span span = whole_characters(bytes, edits[at++].span);
    while (at < edits.size() && whole_characters(bytes, edits[at].span).begin < span.end) {
      span.end = whole_characters(bytes, edits[at++].span).end;
    }
    const bool is_whole = at == first + 1 && span == edits[first].span;
    whole.push_back(is_whole ? edits[first]
                             : joined(std::span(edits).subspan(first, at - first), span, bytes));
  }
  return whole;
}

nb::object checked(PyObject* object) {
  if (object == nullptr) nb::raise_python_error();
  return nb::steal(object);
}

nb::object str_of(std::string_view text) {
  const auto size = static_cast<Py_ssize_t>(text.size());
  return checked(PyUnicode_DecodeUTF8(text.data(), size, "surrogatepass"));
}

nb::object original_of(std::string_view original, bool is_str) {
  return is_str ? str_of(original) : nb::object(nb::bytes(original.data(), original.size()));
}

nb::tuple rules_of(const RuleSet& rules) {
  nb::list names;
  for (const std::string_view name : rules.names()) names.append(str_of(name));
  return nb::tuple(names);
}

OffsetMap map_of(nb::iterable replacements) {
  std::vector<OffsetMap::Replacement> all;
  std::uint64_t shift = 0;  // output minus input so far, modulo 2^64
  std::uint64_t done = 0;
  for (const nb::handle item : replacements) {
    const auto span = Span{nb::cast<std::uint64_t>(item[0]), nb::cast<std::uint64_t>(item[1])};
    const auto size = nb::cast<std::uint64_t>(item[2]);
    if (span.begin < done || span.end < span.begin) {
      throw nb::value_error("edits are sorted and do not overlap");
    }
    const std::uint64_t begin = span.begin + shift;
    all.push_back({span, {begin, begin + size}});
    shift += size - span.size();
    done = span.end;
  }
  return OffsetMap(std::move(all));
}

nb::tuple pair_of(Span span) { return nb::make_tuple(span.begin, span.end); }

}  // namespace

nb::list edits_to_python(const Edits& edits, std::string_view bytes, bool is_str) {
  nb::list list;
  Counter counter(bytes, is_str);
  for (const Edit& edit : is_str ? edits_of_characters(edits, bytes) : edits) {
    const std::uint64_t begin = counter.at(edit.span.begin);
    list.append(nb::make_tuple(begin, counter.at(edit.span.end), original_of(edit.original, is_str),
                               str_of(edit.text), rules_of(edit.rules), edit.confidence,
                               str_of(edit.detail), str_of(edit.reason)));
  }
  return list;
}

nb::list findings_to_python(const Findings& findings, std::string_view bytes, bool is_str) {
  nb::list list;
  Counter counter(bytes, is_str);
  for (const Finding& finding : findings) {
    const Span span = is_str ? whole_characters(bytes, finding.span) : finding.span;
    const std::uint64_t begin = counter.at(span.begin);
    const std::string_view original = bytes.substr(span.begin, span.size());
    list.append(nb::make_tuple(begin, counter.at(span.end), original_of(original, is_str),
                               str_of(finding.suggestion), rules_of(finding.rules),
                               finding.confidence));
  }
  return list;
}

void bind_offset_map(nb::module_& module) {
  nb::class_<OffsetMap>(module, "OffsetMap")
      .def("__init__",
           [](OffsetMap* self, nb::iterable replacements) {
             new (self) OffsetMap(map_of(std::move(replacements)));
           })
      .def("span_to_output",
           [](const OffsetMap& map, std::uint64_t begin, std::uint64_t end) {
             return pair_of(map.to_output(Span{begin, end}));
           })
      .def("span_to_input",
           [](const OffsetMap& map, std::uint64_t begin, std::uint64_t end) {
             return pair_of(map.to_input(Span{begin, end}));
           })
      .def("to_output", [](const OffsetMap& map, std::uint64_t at) { return map.to_output(at); })
      .def("to_input", [](const OffsetMap& map, std::uint64_t at) { return map.to_input(at); });
}

}  // namespace degarble::python
