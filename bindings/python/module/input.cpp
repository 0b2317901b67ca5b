#include "input.hpp"

#include <cstdint>
#include <functional>

#include "core/edits.hpp"
#include "core/rules.hpp"

namespace degarble::python {
namespace nb = nanobind;
namespace {

// So many bytes take a few hundredths of a second: Ctrl-C need not wait longer.
constexpr std::size_t kSlice = std::size_t{1} << 20;

constexpr std::size_t kEncoded = 3;  // bytes of a surrogate

// The surrogate whose bytes begin at text[at], or 0.
std::uint32_t surrogate_at(std::string_view text, std::size_t at) {
  if (at + kEncoded > text.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (byte(0) != 0xED || byte(1) < 0xA0) return 0;
  return 0xD000U | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00; }

std::string utf8_of(std::uint32_t high, std::uint32_t low) {
  const std::uint32_t character = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  std::string text;
  text += static_cast<char>(0xF0 | character >> 18);
  text += static_cast<char>(0x80 | (character >> 12 & 0x3F));
  text += static_cast<char>(0x80 | (character >> 6 & 0x3F));
  text += static_cast<char>(0x80 | (character & 0x3F));
  return text;
}

bool has_unit(std::string_view bytes) {
  for (std::size_t at = bytes.find('\xED'); at < bytes.size(); at = bytes.find('\xED', at + 1)) {
    if (surrogate_at(bytes, at) != 0) return true;
  }
  return false;
}

std::string fix_slices(const Fixer& fixer, std::string_view bytes, Edits* edits, Findings* findings,
                       const std::function<bool()>& goes_on) {
  std::function<void(const Edit&)> on_edit;
  std::function<void(const Finding&)> on_finding;
  if (edits != nullptr) on_edit = [&](const Edit& edit) { edits->push_back(edit); };
  if (findings != nullptr) on_finding = [&](const Finding& one) { findings->push_back(one); };
  Stream stream(fixer, on_edit, on_finding);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += kSlice) {
    if (at > 0 && !goes_on()) return {};
    stream.write(bytes.substr(at, kSlice), out);
  }
  stream.finish(out);
  return out;
}

}  // namespace

Input::Input(nb::handle object) : is_str_(PyUnicode_Check(object.ptr()) != 0) {
  if (is_str_) {
    owner_ = nb::steal(PyUnicode_AsUTF8String(object.ptr()));
    if (!owner_.is_valid()) {
      if (PyErr_ExceptionMatches(PyExc_UnicodeEncodeError) == 0) nb::raise_python_error();
      PyErr_Clear();
      owner_ = nb::steal(PyUnicode_AsEncodedString(object.ptr(), "utf-8", "surrogatepass"));
      has_surrogates_ = true;
    }
  } else if (PyBytes_Check(object.ptr()) != 0) {
    owner_ = nb::borrow(object);
  } else if (PyObject_CheckBuffer(object.ptr()) != 0) {
    owner_ = nb::steal(PyBytes_FromObject(object.ptr()));  // a copy: others may write to the object
  } else {
    PyErr_Format(PyExc_TypeError, "a text is str or bytes, not %R", Py_TYPE(object.ptr()));
  }
  char* data = nullptr;
  Py_ssize_t size = 0;
  if (!owner_.is_valid() || PyBytes_AsStringAndSize(owner_.ptr(), &data, &size) != 0) {
    nb::raise_python_error();
  }
  bytes_ = {data, static_cast<std::size_t>(size)};
}

Edits mend_surrogates(std::string_view bytes) {
  Edits edits;
  for (std::size_t at = bytes.find('\xED'); at < bytes.size(); at = bytes.find('\xED', at)) {
    const std::uint32_t unit = surrogate_at(bytes, at);
    if (unit == 0) {
      ++at;
      continue;
    }
    const std::uint32_t next = surrogate_at(bytes, at + kEncoded);
    const bool is_pair = is_high(unit) && is_low(next);
    const std::size_t end = at + (is_pair ? 2 : 1) * kEncoded;
    edits.push_back(is_pair ? make_edit(Rule::utf_16, bytes, {at, end}, utf8_of(unit, next))
                            : make_edit(Rule::undecodable, bytes, {at, end}, "\xEF\xBF\xBD"));
    edits.back().detail = is_pair ? "surrogate pair" : "lone surrogate";
    at = end;
  }
  return edits;
}

std::string fix_input(const Fixer& fixer, std::string_view bytes, bool has_surrogates, Edits* edits,
                      Findings* findings, const std::function<bool()>& goes_on) {
  if (!has_surrogates || !has_unit(bytes)) {
    return fix_slices(fixer, bytes, edits, findings, goes_on);
  }
  const Edits mended = mend_surrogates(bytes);
  const std::string text = replay(mended, bytes);
  std::string out = fix_slices(fixer, text, edits, findings, goes_on);
  if (edits != nullptr) *edits = compose(mended, text, *edits);
  if (findings == nullptr) return out;
  for (Finding& finding : *findings) {
    finding.span = source_span(mended, finding.span);
    finding.original = bytes.substr(finding.span.begin, finding.span.size());
  }
  return out;
}

nb::object text_or_same(std::string_view text, std::string_view bytes, nb::handle object) {
  if (PyUnicode_CheckExact(object.ptr()) && text == bytes) return nb::borrow(object);
  nb::object made =
      nb::steal(PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size())));
  if (!made.is_valid()) nb::raise_python_error();
  return made;
}

}  // namespace degarble::python
