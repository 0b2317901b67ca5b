// The C face: one C++ call a function, and exceptions become statuses.
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "degarble/degarble.h"
#include "degarble/degarble.hpp"

struct degarble_options {
  degarble::Options options;
};

struct degarble_text {
  std::string text;
};

struct degarble_stream {
  degarble_stream(const degarble::Options& options, degarble_write_fn on_write,
                  degarble_edit_fn on_edit, void* user_data)
      : stream(degarble::Fixer(options), listener(on_edit)),
        write(on_write),
        edit(on_edit),
        user(user_data) {}

  std::function<void(const degarble::Edit&)> listener(degarble_edit_fn on_edit) {
    if (on_edit == nullptr) return {};
    return [this](const degarble::Edit& change) { tell(change); };
  }

  void tell(const degarble::Edit& change) {
    if (stopped) return;
    std::vector<const char*> names;
    for (const std::string_view name : change.rules.names()) names.push_back(name.data());
    const std::string detail(change.detail);
    const degarble_edit told{change.span.begin,      change.span.end,      change.original.data(),
                             change.original.size(), change.text.data(),   change.text.size(),
                             names.data(),           names.size(),         change.confidence,
                             detail.c_str(),         change.reason.c_str()};
    stopped = edit(user, &told) != 0;
  }

  degarble_status deliver() {
    if (!stopped && !out.empty()) stopped = write(user, out.data(), out.size()) != 0;
    out.clear();
    return stopped ? DEGARBLE_STOPPED : DEGARBLE_OK;
  }

  degarble::Stream stream;
  degarble_write_fn write;
  degarble_edit_fn edit;
  void* user;
  std::string out;
  bool stopped = false;
};

namespace {

thread_local std::string last_error;

degarble_status failed(degarble_status status, const char* message) {
  try {
    last_error = message;
  } catch (const std::bad_alloc&) {
    last_error.clear();
  }
  return status;
}

template <typename Body>
degarble_status guarded(Body body) {
  try {
    return body();
  } catch (const degarble::Error& error) {
    return failed(DEGARBLE_BAD_OPTION, error.what());
  } catch (const std::bad_alloc&) {
    return failed(DEGARBLE_NO_MEMORY, "there is no memory left");
  }
}

degarble::Options options_or_default(const degarble_options* options) {
  return options != nullptr ? options->options : degarble::Options{};
}

}  // namespace

const char* degarble_version() { return degarble::version().data(); }

const char* degarble_error_message() { return last_error.c_str(); }

degarble_options* degarble_options_new() { return new (std::nothrow) degarble_options; }

void degarble_options_free(degarble_options* options) { delete options; }

degarble_status degarble_options_set(degarble_options* options, const char* name,
                                     const char* value) {
  return guarded([&] {
    degarble::set_option(options->options, name, value);
    return DEGARBLE_OK;
  });
}

degarble_status degarble_fix(const char* bytes, size_t size, const degarble_options* options,
                             degarble_text** result) {
  *result = nullptr;
  return guarded([&] {
    *result = new degarble_text{degarble::fix({bytes, size}, options_or_default(options))};
    return DEGARBLE_OK;
  });
}

const char* degarble_text_data(const degarble_text* text) { return text->text.data(); }

size_t degarble_text_size(const degarble_text* text) { return text->text.size(); }

void degarble_text_free(degarble_text* text) { delete text; }

degarble_status degarble_stream_new(const degarble_options* options, degarble_write_fn write,
                                    degarble_edit_fn edit, void* user, degarble_stream** result) {
  *result = nullptr;
  return guarded([&] {
    *result = new degarble_stream(options_or_default(options), write, edit, user);
    return DEGARBLE_OK;
  });
}

degarble_status degarble_stream_write(degarble_stream* stream, const char* bytes, size_t size) {
  return guarded([&] {
    if (stream->stopped) return DEGARBLE_STOPPED;
    stream->stream.write({bytes, size}, stream->out);
    return stream->deliver();
  });
}

degarble_status degarble_stream_finish(degarble_stream* stream) {
  return guarded([&] {
    if (stream->stopped) return DEGARBLE_STOPPED;
    stream->stream.finish(stream->out);
    return stream->deliver();
  });
}

void degarble_stream_free(degarble_stream* stream) { delete stream; }
