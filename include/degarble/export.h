/* What the shared library shows. Everything else is compiled with hidden visibility. */
#ifndef DEGARBLE_EXPORT_H
#define DEGARBLE_EXPORT_H

#if defined(__GNUC__)
#define DEGARBLE_EXPORT __attribute__((visibility("default")))
#else
#define DEGARBLE_EXPORT
#endif

#endif
