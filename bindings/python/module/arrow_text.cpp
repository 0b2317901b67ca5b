#include "arrow_text.hpp"

#include <nanobind/stl/string.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <utility>

#include "arrow_array.hpp"
#include "batch.hpp"
#include "core/batch.hpp"

namespace degarble::python {
namespace nb = nanobind;
namespace {

// A piece of a column: what Arrow calls validity, offsets and data, and a column of counts for each
// rule that was asked for.
struct Chunk {
  explicit Chunk(std::size_t columns) : counts(columns) {}

  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::vector<unsigned char> validity;
  std::vector<std::int32_t> offsets{0};
  std::vector<std::int64_t> large_offsets{0};
  std::string data;
  std::vector<std::vector<std::uint32_t>> counts;
};

struct ArrowText {
  bool large = false;  // whether offsets have 64 bits
  std::vector<std::string> columns;
  std::vector<std::shared_ptr<const Chunk>> chunks;

  [[nodiscard]] std::int64_t length() const {
    std::int64_t rows = 0;
    for (const auto& chunk : chunks) rows += chunk->length;
    return rows;
  }
};

// Adds texts to a column; a chunk whose offsets are full is followed by another.
class Builder {
 public:
  Builder(bool large, std::vector<std::string> columns) {
    column_.large = large;
    column_.columns = std::move(columns);
  }

  void add(std::optional<std::string_view> text, std::span<const std::uint32_t> counts) {
    if (is_full(text ? text->size() : 0)) end_chunk();
    Chunk& chunk = current();
    if (text) chunk.data += *text;
    const auto bit = static_cast<unsigned>(chunk.length % 8);
    if (bit == 0) chunk.validity.push_back(0);
    if (text) chunk.validity.back() |= static_cast<unsigned char>(1U << bit);
    chunk.null_count += text ? 0 : 1;
    ++chunk.length;
    add_offset(chunk);
    for (std::size_t i = 0; i < counts.size(); ++i) chunk.counts[i].push_back(counts[i]);
  }

  void end_chunk() {
    if (chunk_) column_.chunks.push_back(std::move(chunk_));
    chunk_ = nullptr;
  }

  [[nodiscard]] ArrowText take() {
    end_chunk();
    return std::move(column_);
  }

 private:
  [[nodiscard]] bool is_full(std::size_t more) const {
    constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();
    return !column_.large && chunk_ && chunk_->data.size() + more > kMost;
  }

  Chunk& current() {
    if (!chunk_) chunk_ = std::make_shared<Chunk>(column_.columns.size());
    return *chunk_;
  }

  void add_offset(Chunk& chunk) const {
    if (column_.large) {
      chunk.large_offsets.push_back(static_cast<std::int64_t>(chunk.data.size()));
    } else {
      chunk.offsets.push_back(static_cast<std::int32_t>(chunk.data.size()));
    }
  }

  ArrowText column_;
  std::shared_ptr<Chunk> chunk_;
};

// ---- what others take ----

struct ArrayOwner {
  std::shared_ptr<const Chunk> chunk;
  std::array<const void*, 3> buffers{};
  std::vector<ArrowArray> children = {};
  std::vector<ArrowArray*> pointers = {};
};

void release_array(ArrowArray* array) {
  const std::unique_ptr<ArrayOwner> owner(static_cast<ArrayOwner*>(array->private_data));
  for (ArrowArray& child : owner->children) {
    if (child.release != nullptr) child.release(&child);
  }
  array->release = nullptr;
}

// The owner is the array's from here on.
ArrowArray exported(std::unique_ptr<ArrayOwner> owner, std::int64_t nulls, std::int64_t buffers) {
  ArrowArray array{};
  array.length = owner->chunk->length;
  array.null_count = nulls;
  array.n_buffers = buffers;
  array.buffers = owner->buffers.data();
  for (ArrowArray& child : owner->children) owner->pointers.push_back(&child);
  array.n_children = static_cast<std::int64_t>(owner->pointers.size());
  array.children = owner->pointers.data();
  array.release = release_array;
  array.private_data = owner.release();
  return array;
}

ArrowArray export_texts(const std::shared_ptr<const Chunk>& chunk, bool large) {
  auto owner = std::make_unique<ArrayOwner>();
  owner->chunk = chunk;
  const void* const offsets = large ? static_cast<const void*>(chunk->large_offsets.data())
                                    : static_cast<const void*>(chunk->offsets.data());
  owner->buffers = {chunk->null_count == 0 ? nullptr : chunk->validity.data(), offsets,
                    chunk->data.data()};
  return exported(std::move(owner), chunk->null_count, 3);
}

ArrowArray export_counts(const std::shared_ptr<const Chunk>& chunk, std::size_t column) {
  auto owner = std::make_unique<ArrayOwner>();
  owner->chunk = chunk;
  owner->buffers = {nullptr, chunk->counts[column].data(), nullptr};
  return exported(std::move(owner), 0, 2);
}

ArrowArray export_chunk(const std::shared_ptr<const Chunk>& chunk, const ArrowText& column) {
  if (column.columns.empty()) return export_texts(chunk, column.large);
  auto owner = std::make_unique<ArrayOwner>();
  owner->chunk = chunk;
  owner->children.push_back(export_texts(chunk, column.large));
  for (std::size_t i = 0; i < column.columns.size(); ++i) {
    owner->children.push_back(export_counts(chunk, i));
  }
  return exported(std::move(owner), 0, 1);
}

struct SchemaOwner {
  std::string name;
  std::vector<ArrowSchema> children = {};
  std::vector<ArrowSchema*> pointers = {};
};

void release_schema(ArrowSchema* schema) {
  const std::unique_ptr<SchemaOwner> owner(static_cast<SchemaOwner*>(schema->private_data));
  for (ArrowSchema& child : owner->children) {
    if (child.release != nullptr) child.release(&child);
  }
  schema->release = nullptr;
}

constexpr std::int64_t kNullable = 2;  // ARROW_FLAG_NULLABLE

ArrowSchema schema_of(const char* format, std::string name, std::int64_t flags,
                      std::vector<ArrowSchema> children = {}) {
  auto owner = std::make_unique<SchemaOwner>(SchemaOwner{std::move(name), std::move(children)});
  for (ArrowSchema& child : owner->children) owner->pointers.push_back(&child);
  ArrowSchema schema{};
  schema.format = format;
  schema.name = owner->name.c_str();
  schema.flags = flags;
  schema.n_children = static_cast<std::int64_t>(owner->pointers.size());
  schema.children = owner->pointers.data();
  schema.release = release_schema;
  schema.private_data = owner.release();
  return schema;
}

ArrowSchema export_schema(const ArrowText& column) {
  const char* const format = column.large ? "U" : "u";
  if (column.columns.empty()) return schema_of(format, "", kNullable);
  std::vector<ArrowSchema> children{schema_of(format, "text", kNullable)};
  for (const std::string& name : column.columns) children.push_back(schema_of("I", name, 0));
  return schema_of("+s", "", 0, std::move(children));
}

struct StreamOwner {
  ArrowText column;
  std::size_t next = 0;
};

StreamOwner& owner_of(ArrowArrayStream* stream) {
  return *static_cast<StreamOwner*>(stream->private_data);
}

// No exception may leave these: C calls them.
int get_schema(ArrowArrayStream* stream, ArrowSchema* out) noexcept {
  try {
    *out = export_schema(owner_of(stream).column);
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) noexcept {
  StreamOwner& owner = owner_of(stream);
  try {
    *out = owner.next == owner.column.chunks.size()
               ? ArrowArray{}
               : export_chunk(owner.column.chunks[owner.next], owner.column);
    owner.next += owner.next < owner.column.chunks.size() ? 1 : 0;
    return 0;
  } catch (const std::bad_alloc&) {
    return ENOMEM;
  }
}

const char* get_last_error(ArrowArrayStream* /*stream*/) noexcept { return nullptr; }

void release_stream(ArrowArrayStream* stream) {
  delete &owner_of(stream);
  stream->release = nullptr;
}

constexpr const char* kSchemaName = "arrow_schema";
constexpr const char* kArrayName = "arrow_array";
constexpr const char* kStreamName = "arrow_array_stream";

// The capsule's own destructor: who took what is in it has marked that as released.
template <typename Structure>
void free_capsule(PyObject* capsule) {
  auto* const held =
      static_cast<Structure*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
  if (held->release != nullptr) held->release(held);
  delete held;
}

template <typename Structure>
nb::object capsule_of(Structure structure, const char* name) {
  auto held = std::make_unique<Structure>(structure);
  PyObject* const capsule = PyCapsule_New(held.get(), name, free_capsule<Structure>);
  if (capsule == nullptr) {
    structure.release(&structure);
    nb::raise_python_error();
  }
  held.release();
  return nb::steal(capsule);
}

nb::object export_stream(const ArrowText& column, const nb::object& /*requested_schema*/) {
  ArrowArrayStream stream{get_schema, get_next, get_last_error, release_stream,
                          new StreamOwner{column}};
  return capsule_of(stream, kStreamName);
}

// ---- what others give ----

template <typename Structure>
Owned<Structure> taken(nb::handle capsule, const char* name) {
  auto* const held = static_cast<Structure*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (held == nullptr) nb::raise_python_error();
  Owned<Structure> mine;
  std::swap(*mine, *held);
  return mine;
}

// Repairs the chunks of a column one after the other.
class Column {
 public:
  Column(const Fixer& fixer, unsigned threads, const std::vector<std::string>& columns,
         const ArrowSchema& schema)
      : fixer_(fixer),
        threads_(thread_count(threads)),
        rules_(columns_named(columns)),
        type_(text_type(schema)),
        builder_(is_large(type_), columns) {}

  void add(const ArrowArray& array) {
    if (type_.layout == TextType::Layout::dictionary) {
      add_dictionary(array);
    } else {
      add_texts(texts_of(array, type_));
    }
    builder_.end_chunk();
  }

  [[nodiscard]] ArrowText take() { return builder_.take(); }

 private:
  using Text = std::optional<std::string_view>;

  static bool is_large(const TextType& type) {
    using enum TextType::Layout;
    const auto layout = type.layout == dictionary ? type.values : type.layout;
    return layout != offsets;
  }

  static Document document_of(const Text& text) {
    return text ? Document{*text, false, false} : Document{{}, false, true};
  }

  static Text text_of(const Document& document, const Outcome& outcome) {
    if (document.is_missing) return {};
    return outcome.unchanged ? document.bytes : std::string_view(outcome.text);
  }

  // What is kept beside the arrays is bounded.
  void add_texts(std::span<const Text> texts) {
    constexpr std::size_t kRows = 16384;
    while (!texts.empty()) {
      std::vector<Document> documents;
      for (const Text& text : texts.first(std::min(kRows, texts.size()))) {
        documents.push_back(document_of(text));
      }
      const std::vector<Outcome> outcomes = fix_documents(fixer_, documents, threads_, rules_);
      for (std::size_t i = 0; i < outcomes.size(); ++i) {
        builder_.add(text_of(documents[i], outcomes[i]), outcomes[i].counts);
      }
      texts = texts.subspan(documents.size());
    }
  }

  // Each value is repaired once.
  void add_dictionary(const ArrowArray& array) {
    std::vector<Document> documents;
    for (const Text& text : texts_of(*array.dictionary, {type_.values})) {
      documents.push_back(document_of(text));
    }
    const std::vector<Outcome> outcomes = fix_documents(fixer_, documents, threads_, rules_);
    const std::vector<std::uint32_t> none(rules_.size());
    for (const std::int64_t index : indices_of(array, type_)) {
      const auto at = static_cast<std::size_t>(index);
      const bool is_missing = index < 0;
      builder_.add(is_missing ? Text() : text_of(documents[at], outcomes[at]),
                   is_missing ? none : outcomes[at].counts);
    }
  }

  const Fixer& fixer_;
  std::size_t threads_;
  std::vector<RuleSet> rules_;
  TextType type_;
  Builder builder_;
};

[[noreturn]] void refuse_stream(ArrowArrayStream& stream) {
  const char* const message = stream.get_last_error(&stream);
  throw std::runtime_error(std::string("the Arrow stream failed: ") +
                           (message != nullptr ? message : "it does not say why"));
}

ArrowText fix_stream(const Fixer& fixer, nb::handle capsule, unsigned threads,
                     const std::vector<std::string>& columns) {
  Owned<ArrowArrayStream> stream = taken<ArrowArrayStream>(capsule, kStreamName);
  Owned<ArrowSchema> schema;
  if (stream->get_schema(&*stream, &*schema) != 0) refuse_stream(*stream);
  Column column(fixer, threads, columns, *schema);
  while (true) {
    Owned<ArrowArray> array;
    if (stream->get_next(&*stream, &*array) != 0) refuse_stream(*stream);
    if (array->release == nullptr) return column.take();
    column.add(*array);
  }
}

ArrowText fix_array(const Fixer& fixer, nb::handle capsules, unsigned threads,
                    const std::vector<std::string>& columns) {
  const Owned<ArrowSchema> schema = taken<ArrowSchema>(capsules[0], kSchemaName);
  const Owned<ArrowArray> array = taken<ArrowArray>(capsules[1], kArrayName);
  Column column(fixer, threads, columns, *schema);
  column.add(*array);
  return column.take();
}

}  // namespace

nb::object fix_arrow(const Fixer& fixer, nb::object column, unsigned threads,
                     const std::vector<std::string>& counts) {
  if (nb::hasattr(column, "__arrow_c_stream__")) {
    const nb::object capsule = column.attr("__arrow_c_stream__")();
    return nb::cast(fix_stream(fixer, capsule, threads, counts));
  }
  const nb::object capsules = column.attr("__arrow_c_array__")();
  return nb::cast(fix_array(fixer, capsules, threads, counts));
}

void bind_arrow_text(nb::module_& module) {
  nb::class_<ArrowText>(module, "ArrowText")
      .def("__len__", &ArrowText::length)
      .def("__arrow_c_schema__",
           [](const ArrowText& column) { return capsule_of(export_schema(column), kSchemaName); })
      .def("__arrow_c_stream__", export_stream, nb::arg("requested_schema").none() = nb::none());
}

}  // namespace degarble::python
