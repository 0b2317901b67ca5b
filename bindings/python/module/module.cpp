// The compiled half of the Python package; degarble/*.py is the half that people see.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <string>
#include <utility>
#include <vector>

#include "arrow_text.hpp"
#include "batch.hpp"
#include "core/options.hpp"
#include "degarble/degarble.hpp"
#include "edits.hpp"
#include "encodings/encodings.hpp"
#include "input.hpp"

// The command's main(), by another name.
int degarble_command_main(int count, char** arguments);

namespace degarble::python {
namespace nb = nanobind;
namespace {

Options options_of(const nb::dict& settings) {
  Options options;
  for (const auto& [name, value] : settings) {
    set_option(options, nb::cast<std::string>(name), nb::cast<std::string>(value));
  }
  return options;
}

// Repairs without the GIL, and stops when a signal's handler raises.
std::string fix_freely(const Fixer& fixer, const Input& input, Edits* edits, Findings* findings) {
  SignalCheck signals;
  std::string text;
  {
    const nb::gil_scoped_release others;
    text = fix_input(fixer, input.bytes(), input.has_surrogates(), edits, findings,
                     [&] { return signals.goes_on(); });
  }
  signals.raise_if_stopped();
  return text;
}

nb::object fix_text(const Fixer& fixer, nb::handle text) {
  const Input input(text);
  return text_or_same(fix_freely(fixer, input, nullptr, nullptr), input.bytes(), text);
}

nb::tuple fix_and_tell(const Fixer& fixer, nb::handle text) {
  const Input input(text);
  Edits edits;
  Findings findings;
  const std::string fixed = fix_freely(fixer, input, &edits, &findings);
  return nb::make_tuple(text_or_same(fixed, input.bytes(), text),
                        edits_to_python(edits, input.bytes(), input.is_str()),
                        findings_to_python(findings, input.bytes(), input.is_str()));
}

nb::tuple detect_bytes(nb::handle text, const nb::dict& settings) {
  const Input input(text);
  const Detection found = detect(input.bytes(), options_of(settings));
  return nb::make_tuple(found.encoding, found.second, found.language, found.confidence,
                        found.byte_order_mark, found.lf, found.crlf, found.cr, found.lines,
                        found.utf8, found.not_utf8, found.damaged);
}

// A stream, and the edits that nobody has fetched yet.
class TextStream {
 public:
  TextStream(const Fixer& fixer, bool keeps_edits)
      : stream_(fixer, keeps_edits ? std::function<void(const Edit&)>(
                                         [this](const Edit& edit) { edits_.push_back(edit); })
                                   : nullptr) {}
  TextStream(const TextStream&) = delete;

  nb::object write(nb::handle chunk) {
    const Input input(chunk);
    std::string text(input.bytes());
    if (input.has_surrogates()) text = replay(mend_surrogates(text), text);
    return advance([&](std::string& out) { stream_.write(text, out); });
  }

  nb::object finish() {
    return advance([&](std::string& out) { stream_.finish(out); });
  }

  nb::list take_edits() { return edits_to_python(std::exchange(edits_, {}), {}, false); }

 private:
  // A stream is for one thread at a time, and Python has threads.
  template <typename Step>
  nb::object advance(Step step) {
    if (std::exchange(busy_, true))
      throw std::runtime_error("a stream is for one thread at a time");
    std::string out;
    {
      const nb::gil_scoped_release others;
      step(out);
    }
    busy_ = false;
    return text_or_same(out, {}, nb::none());
  }

  Edits edits_;
  Stream stream_;
  bool busy_ = false;
};

nb::list rule_list() {
  static constexpr const char* kProfiles[] = {"archive", "standard", "nlp"};
  nb::list list;
  for (const RuleDescription& rule : rules()) {
    list.append(nb::make_tuple(rule.name, rule.confidence,
                               kProfiles[static_cast<std::size_t>(rule.since)], rule.summary));
  }
  return list;
}

nb::list option_names() {
  nb::list names;
  for (const OptionInfo& row : option_table()) names.append(nb::cast(row.name));
  return names;
}

nb::list encoding_names() {
  nb::list names;
  for (const Encoding& row : encoding_table()) names.append(nb::cast(row.name));
  return names;
}

int run_command(const nb::list& arguments) {
  std::vector<std::string> copies;
  for (const nb::handle argument : arguments) copies.emplace_back(Input(argument).bytes());
  std::vector<char*> pointers;
  for (std::string& copy : copies) pointers.push_back(copy.data());
  const auto count = static_cast<int>(pointers.size());
  pointers.push_back(nullptr);
  const nb::gil_scoped_release others;
  return degarble_command_main(count, pointers.data());
}

}  // namespace
}  // namespace degarble::python

NB_MODULE(_degarble, module) {
  using namespace degarble;
  using namespace degarble::python;
  nb::exception<Error>(module, "Error", PyExc_ValueError);
  nb::class_<Fixer>(module, "Fixer")
      .def("__init__",
           [](Fixer* self, const nb::dict& settings) { new (self) Fixer(options_of(settings)); })
      .def("fix", fix_text, nb::arg("text").none())
      .def("fix_and_tell", fix_and_tell, nb::arg("text").none())
      .def("fix_list", fix_list)
      .def("fix_arrow", fix_arrow);
  nb::class_<TextStream>(module, "TextStream")
      .def(nb::init<const Fixer&, bool>())
      .def("write", &TextStream::write, nb::arg("chunk").none())
      .def("finish", &TextStream::finish)
      .def("take_edits", &TextStream::take_edits);
  bind_offset_map(module);
  bind_arrow_text(module);
  module.def("detect", detect_bytes, nb::arg("text").none(), nb::arg("settings"));
  module.def("rules", rule_list);
  module.def("option_names", option_names);
  module.def("encoding_names", encoding_names);
  module.def("run_command", run_command);
  module.def("version", [] { return std::string(version()); });
}
