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

static const char kDamaged[] = "They dont know what to do in the caf\xE9.";
static const char kRight[] = "They don't know what to do in the caf\xC3\xA9.";

static int is(const degarble_text* text, const char* expected) {
  return degarble_text_size(text) == strlen(expected) &&
         memcmp(degarble_text_data(text), expected, strlen(expected)) == 0;
}

static void check_edits(const degarble_fixer* fixer) {
  degarble_text* text = NULL;
  CHECK(degarble_fixer_fix(fixer, kDamaged, strlen(kDamaged), DEGARBLE_EDITS, &text) ==
        DEGARBLE_OK);
  CHECK(is(text, kRight));
  const degarble_edit* edits[2] = {degarble_text_edit(text, 0), degarble_text_edit(text, 1)};
  CHECK(edits[0] != NULL && edits[1] != NULL && degarble_text_edit(text, 2) == NULL);
  CHECK(degarble_text_finding(text, 0) == NULL);
  CHECK(edits[0]->begin == 8 && edits[0]->end == 8 && edits[0]->original_size == 0);
  CHECK(strcmp(edits[0]->rules[0], "restore.contraction") == 0);
  CHECK(strcmp(edits[1]->detail, "windows-1252") == 0 && strcmp(edits[1]->reason, "") == 0);

  degarble_text* other = NULL;
  CHECK(degarble_undo(edits, 2, kRight, strlen(kRight), &other) == DEGARBLE_OK);
  CHECK(is(other, kDamaged));
  degarble_text_free(other);
  CHECK(degarble_replay(edits, 2, kDamaged, strlen(kDamaged), &other) == DEGARBLE_OK);
  CHECK(is(other, kRight));
  degarble_text_free(other);
  CHECK(degarble_undo(edits, 2, "another text", 12, &other) == DEGARBLE_BAD_EDITS);
  CHECK(other == NULL && strstr(degarble_error_message(), "not the text") != NULL);
  CHECK(degarble_replay(edits, 2, "short", 5, &other) == DEGARBLE_BAD_EDITS);

  const degarble_span dont = degarble_text_to_output(text, (degarble_span){5, 9});
  CHECK(dont.begin == 5 && dont.end == 10);
  const degarble_span cafe = degarble_text_to_input(text, (degarble_span){34, 39});
  CHECK(cafe.begin == 33 && cafe.end == 37);
  degarble_text_free(text);
}

static void check_findings(const degarble_fixer* fixer) {
  const char* lost = "The caf\xEF\xBF\xBD\xEF\xBF\xBDzzq is here.";
  degarble_text* text = NULL;
  CHECK(degarble_fixer_fix(fixer, lost, strlen(lost), DEGARBLE_FINDINGS, &text) == DEGARBLE_OK);
  CHECK(degarble_text_edit(text, 0) == NULL);
  const degarble_finding* finding = degarble_text_finding(text, 0);
  CHECK(finding != NULL && finding->begin == 7 && finding->rules_size == 1);
  CHECK(strncmp(finding->rules[0], "restore.", 8) == 0);
  degarble_text_free(text);
}

static void check_batch(const degarble_fixer* fixer) {
  const degarble_bytes texts[] = {{kDamaged, strlen(kDamaged)}, {NULL, 0}, {"fine", 4}};
  for (unsigned threads = 0; threads < 4; ++threads) {
    degarble_text* results[3];
    CHECK(degarble_fixer_fix_batch(fixer, texts, 3, DEGARBLE_EDITS, threads, results) ==
          DEGARBLE_OK);
    CHECK(is(results[0], kRight) && is(results[1], "") && is(results[2], "fine"));
    CHECK(degarble_text_edit(results[0], 1) != NULL && degarble_text_edit(results[2], 0) == NULL);
    for (int i = 0; i < 3; ++i) degarble_text_free(results[i]);
  }
}

static int count(void* user, const degarble_finding* finding) {
  (void)finding;
  ++*(int*)user;
  return 0;
}

static int drop(void* user, const char* text, size_t size) {
  (void)user;
  (void)text;
  (void)size;
  return 0;
}

/* The fixer may go before the stream. */
static void check_fixer_stream(degarble_fixer* fixer) {
  int findings = 0;
  degarble_stream* stream = NULL;
  CHECK(degarble_fixer_stream_new(fixer, drop, NULL, count, &findings, &stream) == DEGARBLE_OK);
  degarble_fixer_free(fixer);
  CHECK(degarble_stream_write(stream, "The caf\xEF\xBF\xBD\xEF\xBF\xBDzzq.", 17) == DEGARBLE_OK);
  CHECK(degarble_stream_finish(stream) == DEGARBLE_OK);
  CHECK(findings > 0);
  degarble_stream_free(stream);
}

static void check_detection(void) {
  degarble_detection* found = NULL;
  const char* text = "It\x92s the caf\xE9 that they don\x92t know of.\r\nIt is here.\n";
  CHECK(degarble_detect(text, strlen(text), NULL, &found) == DEGARBLE_OK);
  CHECK(strcmp(degarble_detection_encoding(found), "windows-1252") == 0);
  CHECK(strcmp(degarble_detection_language(found), "en") == 0);
  CHECK(strcmp(degarble_detection_second(found), "") == 0);
  CHECK(degarble_detection_confidence(found) > 50);
  CHECK(degarble_detection_byte_order_mark(found) == 0);
  CHECK(degarble_detection_count(found, DEGARBLE_LF) == 1);
  CHECK(degarble_detection_count(found, DEGARBLE_CRLF) == 1);
  CHECK(degarble_detection_count(found, DEGARBLE_CR) == 0);
  CHECK(degarble_detection_count(found, DEGARBLE_LINES) == 2);
  CHECK(degarble_detection_count(found, DEGARBLE_UTF8_LINES) == 0);
  CHECK(degarble_detection_count(found, DEGARBLE_NOT_UTF8_LINES) == 1);
  CHECK(degarble_detection_count(found, DEGARBLE_DAMAGED_LINES) == 0);
  CHECK(degarble_detection_count(found, (degarble_count)99) == 0);
  degarble_detection_free(found);
}

static void check_rules(void) {
  size_t count = 0;
  int seen = 0;
  for (const degarble_rule* rule; (rule = degarble_rule_at(count)) != NULL; ++count) {
    CHECK(rule->confidence >= 0 && rule->confidence <= 100 && strlen(rule->summary) > 0);
    if (strcmp(rule->name, "restore.contraction") != 0) continue;
    seen = strcmp(rule->profile, "standard") == 0;
  }
  CHECK(count > 30 && seen);
  CHECK(degarble_rule_at((size_t)-1) == NULL);
}

static void check_fixer(void) {
  degarble_fixer* fixer = NULL;
  degarble_options* options = degarble_options_new();
  CHECK(degarble_options_set(options, "ignore", "no such rule") == DEGARBLE_OK);
  CHECK(degarble_fixer_new(options, &fixer) == DEGARBLE_BAD_OPTION && fixer == NULL);
  degarble_options_free(options);
  CHECK(degarble_fixer_new(NULL, &fixer) == DEGARBLE_OK);
  check_edits(fixer);
  check_findings(fixer);
  check_batch(fixer);
  check_fixer_stream(fixer);
}

int main(void) {
  CHECK(strlen(degarble_version()) >= 5);
  check_options();
  check_stream();
  check_fixer();
  check_detection();
  check_rules();
  degarble_options_free(NULL);
  degarble_fixer_free(NULL);
  degarble_detection_free(NULL);
  degarble_text_free(NULL);
  degarble_stream_free(NULL);
  return 0;
}
