/* The C face of degarble, and its stable ABI. Text is given as a pointer and a length in bytes, may
 * hold NUL bytes, and need not end with one. Functions that can fail return a status; what went
 * wrong is then told by degarble_error_message(). Text never causes an error: any bytes give valid
 * UTF-8. */
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
  DEGARBLE_STOPPED = 3 /* a callback asked to stop; the stream can only be freed */
} degarble_status;

typedef struct degarble_options degarble_options;
typedef struct degarble_text degarble_text;
typedef struct degarble_stream degarble_stream;

/* One change: the bytes at [begin, end) of the input became `text`. The pointers hold during the
 * callback only, but for the names of rules, which live forever. */
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

/* Callbacks return 0 to go on, anything else to stop. `user` is what degarble_stream_new was given.
 */
typedef int (*degarble_write_fn)(void* user, const char* text, size_t size);
typedef int (*degarble_edit_fn)(void* user, const degarble_edit* edit);

/* The version of the library, as "major.minor.patch". */
DEGARBLE_EXPORT const char* degarble_version(void);

/* What the last call on this thread that failed has to say, in words; "" if none did. */
DEGARBLE_EXPORT const char* degarble_error_message(void);

/* The default options, or NULL where there is no memory. The caller frees them, with
 * degarble_options_free, which also takes NULL. */
DEGARBLE_EXPORT degarble_options* degarble_options_new(void);
DEGARBLE_EXPORT void degarble_options_free(degarble_options* options);

/* Sets an option, by the name that it has on the command line, such as "profile" or
 * "min-confidence". Switches take "on" and "off", lists take names with commas between them. */
DEGARBLE_EXPORT degarble_status degarble_options_set(degarble_options* options, const char* name,
                                                     const char* value);

/* Repairs a whole text. `options` may be NULL for the default. Stores a text in *result, which the
 * caller frees. */
DEGARBLE_EXPORT degarble_status degarble_fix(const char* bytes, size_t size,
                                             const degarble_options* options,
                                             degarble_text** result);
DEGARBLE_EXPORT const char* degarble_text_data(const degarble_text* text);
DEGARBLE_EXPORT size_t degarble_text_size(const degarble_text* text);
DEGARBLE_EXPORT void degarble_text_free(degarble_text* text);

/* A text that is repaired while it arrives. `write` is called with each piece of the output,
 * `edit`, unless NULL, with each change before the piece that it is in. `options` are copied, and
 * may be NULL. Stores a stream in *result, which the caller frees. A stream is for one thread at a
 * time. */
DEGARBLE_EXPORT degarble_status degarble_stream_new(const degarble_options* options,
                                                    degarble_write_fn write, degarble_edit_fn edit,
                                                    void* user, degarble_stream** result);
DEGARBLE_EXPORT degarble_status degarble_stream_write(degarble_stream* stream, const char* bytes,
                                                      size_t size);
/* Ends the text. The stream is then ready for another. */
DEGARBLE_EXPORT degarble_status degarble_stream_finish(degarble_stream* stream);
DEGARBLE_EXPORT void degarble_stream_free(degarble_stream* stream);

#ifdef __cplusplus
}
#endif

#endif
