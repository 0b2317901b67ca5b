/* The C face of degarble, and its stable ABI. Text is given as a pointer and a length in bytes, may
 * hold NUL bytes, and need not end with one. Functions that can fail return a status; what went
 * wrong is then told by degarble_error_message(). Text never causes an error: any bytes give valid
 * UTF-8.
 *
 *   degarble_fixer* fixer;
 *   degarble_text* text;
 *   degarble_fixer_new(NULL, &fixer);                             (share it between threads)
 *   degarble_fixer_fix(fixer, bytes, size, DEGARBLE_EDITS, &text);
 *   fwrite(degarble_text_data(text), 1, degarble_text_size(text), stdout);
 *
 * The library hands out structures by pointer only, and later versions add fields at their ends
 * alone; programs must neither copy such a structure nor make arrays of it. */
#ifndef DEGARBLE_H
#define DEGARBLE_H

#include <stddef.h>
#include <stdint.h>

#include "degarble/export.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum degarble_status {
  DEGARBLE_OK = 0,
  DEGARBLE_BAD_OPTION = 1, /* an option that there is not, or a value that is none of its */
  DEGARBLE_NO_MEMORY = 2,
  DEGARBLE_STOPPED = 3,  /* a callback asked to stop; a stream can then only be freed */
  DEGARBLE_BAD_EDITS = 4 /* the edits are not those of this text */
} degarble_status;

typedef struct degarble_options degarble_options;
typedef struct degarble_fixer degarble_fixer;
typedef struct degarble_text degarble_text;
typedef struct degarble_stream degarble_stream;
typedef struct degarble_detection degarble_detection;

/* A piece of somebody else's memory. */
typedef struct degarble_bytes {
  const char* data;
  size_t size;
} degarble_bytes;

/* A half-open range of bytes, [begin, end). */
typedef struct degarble_span {
  uint64_t begin;
  uint64_t end;
} degarble_span;

/* One change: the bytes at [begin, end) of the input became `text`. In a callback the pointers hold
 * during the callback only, but for the names of rules, which live forever. */
typedef struct degarble_edit {
  uint64_t begin;
  uint64_t end;
  const char* original; /* the bytes that stood there, of any encoding */
  size_t original_size;
  const char* text; /* UTF-8 */
  size_t text_size;
  const char* const* rules; /* their names, such as "decode.windows-1252" */
  size_t rules_size;
  int confidence;     /* per cent */
  const char* detail; /* more exactly what was undone, or "" */
  const char* reason; /* why, with the option "explain", or "" */
} degarble_edit;

/* Something at [begin, end) of the input that looks broken and was left alone, because the repair
 * is not sure enough or unknown. */
typedef struct degarble_finding {
  uint64_t begin;
  uint64_t end;
  const char* original; /* the bytes that stand there */
  size_t original_size;
  const char* suggestion; /* UTF-8 that might have stood there; empty when there is no idea */
  size_t suggestion_size;
  const char* const* rules; /* who found it */
  size_t rules_size;
  int confidence; /* per cent, of the suggestion */
} degarble_finding;

/* A rule; docs/rules.md has them all. The strings live forever. */
typedef struct degarble_rule {
  const char* name;    /* "repair.utf8-as-windows-1252" */
  int confidence;      /* per cent: how often it is right where it acts, rounded down */
  const char* profile; /* the smallest that has it: "archive", "standard" or "nlp" */
  const char* summary; /* one line */
} degarble_rule;

/* Callbacks return 0 to go on, anything else to stop. `user` is what came with the callback. */
typedef int (*degarble_write_fn)(void* user, const char* text, size_t size);
typedef int (*degarble_edit_fn)(void* user, const degarble_edit* edit);
typedef int (*degarble_finding_fn)(void* user, const degarble_finding* finding);

/* The version of the library, as "major.minor.patch". */
DEGARBLE_EXPORT const char* degarble_version(void);

/* What the last call on this thread that failed has to say, in words; "" if none did. */
DEGARBLE_EXPORT const char* degarble_error_message(void);

/* The rule at an index, in the order in which the stages run, or NULL behind the last. */
DEGARBLE_EXPORT const degarble_rule* degarble_rule_at(size_t index);

/* The default options, or NULL where there is no memory. The caller frees them, with
 * degarble_options_free, which also takes NULL. */
DEGARBLE_EXPORT degarble_options* degarble_options_new(void);
DEGARBLE_EXPORT void degarble_options_free(degarble_options* options);

/* Sets an option, by the name that it has on the command line, such as "profile" or
 * "min-confidence". Switches take "on" and "off", lists take names with commas between them. Names
 * of rules and encodings are looked up when the options are used. */
DEGARBLE_EXPORT degarble_status degarble_options_set(degarble_options* options, const char* name,
                                                     const char* value);

/* Compiled options, which never change: any number of threads may use one at a time. `options` are
 * copied, and may be NULL for the default. Stores a fixer in *result, which the caller frees. */
DEGARBLE_EXPORT degarble_status degarble_fixer_new(const degarble_options* options,
                                                   degarble_fixer** result);
DEGARBLE_EXPORT void degarble_fixer_free(degarble_fixer* fixer);

/* What a text is to keep beside the text, added up. */
enum { DEGARBLE_EDITS = 1, DEGARBLE_FINDINGS = 2 };

/* Repairs a whole text. Stores it in *result, which the caller frees. */
DEGARBLE_EXPORT degarble_status degarble_fixer_fix(const degarble_fixer* fixer, const char* bytes,
                                                   size_t size, unsigned keep,
                                                   degarble_text** result);

/* Repairs texts that have nothing to do with each other, on up to `threads` threads, the calling
 * one among them; 0 stands for one a processor. results[i] is what degarble_fixer_fix makes of
 * texts[i], and the caller frees it. If anything fails, all results are NULL. */
DEGARBLE_EXPORT degarble_status degarble_fixer_fix_batch(const degarble_fixer* fixer,
                                                         const degarble_bytes* texts, size_t count,
                                                         unsigned keep, unsigned threads,
                                                         degarble_text** results);

/* Repairs a whole text with a fixer of its own. `options` may be NULL for the default. */
DEGARBLE_EXPORT degarble_status degarble_fix(const char* bytes, size_t size,
                                             const degarble_options* options,
                                             degarble_text** result);

/* What a text holds lives as long as the text. */
DEGARBLE_EXPORT const char* degarble_text_data(const degarble_text* text);
DEGARBLE_EXPORT size_t degarble_text_size(const degarble_text* text);
DEGARBLE_EXPORT void degarble_text_free(degarble_text* text);

/* The edits, sorted and never overlapping, and the findings, sorted; NULL behind the last, or where
 * they were not asked for. */
DEGARBLE_EXPORT const degarble_edit* degarble_text_edit(const degarble_text* text, size_t index);
DEGARBLE_EXPORT const degarble_finding* degarble_text_finding(const degarble_text* text,
                                                              size_t index);

/* What became of a span of the input, and where a span of the output came from, for a text with
 * edits: as little as holds all of it. What was inserted at its borders is not in it. An empty span
 * stands for a position, and stays in front of what was inserted there. */
DEGARBLE_EXPORT degarble_span degarble_text_to_output(const degarble_text* text,
                                                      degarble_span input);
DEGARBLE_EXPORT degarble_span degarble_text_to_input(const degarble_text* text,
                                                     degarble_span output);

/* The text with the edits carried out, and the input that the edits turned into `output`, byte for
 * byte. Of each edit, begin, end, original and text count. Fails with DEGARBLE_BAD_EDITS where they
 * are not those of the text. Stores a text in *result, which the caller frees. */
DEGARBLE_EXPORT degarble_status degarble_replay(const degarble_edit* const* edits, size_t count,
                                                const char* input, size_t size,
                                                degarble_text** result);
DEGARBLE_EXPORT degarble_status degarble_undo(const degarble_edit* const* edits, size_t count,
                                              const char* output, size_t size,
                                              degarble_text** result);

/* Finds the encoding, the language and the line ends of a text. Of the options, which may be NULL,
 * "from" and "hint" count. Stores what was found in *result, which the caller frees. */
DEGARBLE_EXPORT degarble_status degarble_detect(const char* bytes, size_t size,
                                                const degarble_options* options,
                                                degarble_detection** result);
DEGARBLE_EXPORT void degarble_detection_free(degarble_detection* detection);

/* A name that the option "from" takes; "US-ASCII" if nothing is above it. */
DEGARBLE_EXPORT const char* degarble_detection_encoding(const degarble_detection* detection);
/* The encoding of the lines that are in another one; "" if there are none. */
DEGARBLE_EXPORT const char* degarble_detection_second(const degarble_detection* detection);
/* A BCP 47 tag; "" for what is no language, or too short to tell. */
DEGARBLE_EXPORT const char* degarble_detection_language(const degarble_detection* detection);
/* Per cent, in the encodings. */
DEGARBLE_EXPORT int degarble_detection_confidence(const degarble_detection* detection);
/* Whether the text begins with a byte order mark: 1 or 0. */
DEGARBLE_EXPORT int degarble_detection_byte_order_mark(const degarble_detection* detection);

/* How many there are of what DEGARBLE_... names. */
typedef enum degarble_count {
  DEGARBLE_LF = 0, /* line ends of each kind */
  DEGARBLE_CRLF = 1,
  DEGARBLE_CR = 2,
  DEGARBLE_LINES = 3,
  DEGARBLE_UTF8_LINES = 4,     /* that are UTF-8 and not ASCII; 0 for UTF-16 and its like */
  DEGARBLE_NOT_UTF8_LINES = 5, /* that are not UTF-8; likewise */
  DEGARBLE_DAMAGED_LINES = 6   /* with bytes that stand for nothing, U+FFFD or C1 controls */
} degarble_count;
/* 0 for what is none of these. */
DEGARBLE_EXPORT uint64_t degarble_detection_count(const degarble_detection* detection,
                                                  degarble_count what);

/* A text that is repaired while it arrives. `write` is called with each piece of the output,
 * `edit`, unless NULL, with each change before the piece that it is in. `options` are copied, and
 * may be NULL. Stores a stream in *result, which the caller frees. A stream is for one thread at a
 * time. */
DEGARBLE_EXPORT degarble_status degarble_stream_new(const degarble_options* options,
                                                    degarble_write_fn write, degarble_edit_fn edit,
                                                    void* user, degarble_stream** result);
/* The same by a fixer, which may be freed before the stream. `finding`, unless NULL, is called with
 * each finding before the piece that it is in. */
DEGARBLE_EXPORT degarble_status degarble_fixer_stream_new(const degarble_fixer* fixer,
                                                          degarble_write_fn write,
                                                          degarble_edit_fn edit,
                                                          degarble_finding_fn finding, void* user,
                                                          degarble_stream** result);
DEGARBLE_EXPORT degarble_status degarble_stream_write(degarble_stream* stream, const char* bytes,
                                                      size_t size);
/* Ends the text. The stream is then ready for another. */
DEGARBLE_EXPORT degarble_status degarble_stream_finish(degarble_stream* stream);
DEGARBLE_EXPORT void degarble_stream_free(degarble_stream* stream);

#ifdef __cplusplus
}
#endif

#endif
