/* The whole C face, used from C. Prints what failed, and returns 1. */
#include <degarble/degarble.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                            \
  do {                                                              \
    if (!(condition)) {                                             \
      fprintf(stderr, "line %d: not %s\n", __LINE__, #condition);   \
      exit(1);                                                      \
    }                                                               \
  } while (0)

struct sink {
  char text[256];
  size_t size;
  int edits;
  int stop;
};

static int on_write(void* user, const char* text, size_t size) {
  struct sink* sink = user;
  memcpy(sink->text + sink->size, text, size);
  sink->size += size;
  return sink->stop;
}

static int on_edit(void* user, const degarble_edit* edit) {
  struct sink* sink = user;
  CHECK(edit->rules_size == 1);
  CHECK(strcmp(edit->rules[0], "decode.windows-1252") == 0);
  CHECK(edit->begin == 3 && edit->end == 4);
  CHECK(edit->original_size == 1 && edit->original[0] == '\xE9');
  CHECK(edit->text_size == 2 && memcmp(edit->text, "\xC3\xA9", 2) == 0);
  ++sink->edits;
  return 0;
}

static void check_options(void) {
  degarble_options* options = degarble_options_new();
  CHECK(options != NULL);
  CHECK(degarble_options_set(options, "select", "decode") == DEGARBLE_OK);
  CHECK(degarble_options_set(options, "profile", "best") == DEGARBLE_BAD_OPTION);
  CHECK(strstr(degarble_error_message(), "archive|standard|nlp") != NULL);
  degarble_text* text = NULL;
  CHECK(degarble_fix("I dont", 6, options, &text) == DEGARBLE_OK);
  CHECK(degarble_text_size(text) == 6 && memcmp(degarble_text_data(text), "I dont", 6) == 0);
  degarble_text_free(text);
  CHECK(degarble_options_set(options, "from", "no such thing") == DEGARBLE_OK);
  CHECK(degarble_fix("x", 1, options, &text) == DEGARBLE_BAD_OPTION);
  CHECK(text == NULL);
  degarble_options_free(options);
}

static void check_stream(void) {
  struct sink sink = {{0}, 0, 0, 0};
  degarble_stream* stream = NULL;
  CHECK(degarble_stream_new(NULL, on_write, on_edit, &sink, &stream) == DEGARBLE_OK);
  for (int round = 1; round <= 2; ++round) {
    sink.size = 0;
    CHECK(degarble_stream_write(stream, "caf", 3) == DEGARBLE_OK);
    CHECK(degarble_stream_write(stream, "\xE9", 1) == DEGARBLE_OK);
    CHECK(degarble_stream_finish(stream) == DEGARBLE_OK);
    CHECK(sink.edits == round);
    CHECK(sink.size == 5 && memcmp(sink.text, "caf\xC3\xA9", 5) == 0);
  }
  sink.stop = 1;
  CHECK(degarble_stream_write(stream, "x", 1) == DEGARBLE_OK);
  CHECK(degarble_stream_finish(stream) == DEGARBLE_STOPPED);
  CHECK(degarble_stream_write(stream, "x", 1) == DEGARBLE_STOPPED);
  degarble_stream_free(stream);
}

int main(void) {
  CHECK(strlen(degarble_version()) >= 5);
  check_options();
  check_stream();
  degarble_options_free(NULL);
  degarble_text_free(NULL);
  degarble_stream_free(NULL);
  return 0;
}
