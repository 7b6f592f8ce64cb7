/* winnow-sample-picture.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "networks/sample/winnow-sample-picture.h"
#include "networks/sample/winnow-sample-random.h"

/* A disc with a figure of five by five squares, the same left and right. */
#define SIZE    96
#define N_CELLS 5
#define CELL    12
#define MARGIN  ((SIZE - N_CELLS * CELL) / 2)

enum { CLEAR, DISC, FIGURE };

#define N_COLOURS 3

/* Dark enough for a light figure to show. */
static const guint8 colours[][3] = {
  { 0x1a, 0x5f, 0xb4 }, { 0x26, 0x7a, 0x47 }, { 0x9a, 0x5b, 0x00 },
  { 0xa5, 0x1d, 0x2d }, { 0x61, 0x35, 0x83 }, { 0x63, 0x45, 0x2c },
  { 0x0f, 0x6f, 0x78 }, { 0x5e, 0x5c, 0x64 },
};

static void
append_number (GString *out,
               guint32  number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_string_append_len (out, (const char *) &bytes, sizeof bytes);
}

/* The check sum of PNG, ISO 3309. */
static guint32
sum_up (const char *bytes,
        gsize       n_bytes)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < n_bytes; i++)
    {
      sum ^= (guint8) bytes[i];

      for (guint bit = 0; bit < 8; bit++)
        sum = (sum >> 1) ^ ((sum & 1) ? 0xedb88320 : 0);
    }

  return ~sum;
}

static void
append_chunk (GString    *out,
              const char *type,
              const void *bytes,
              gsize       n_bytes)
{
  gsize start;

  append_number (out, (guint32) n_bytes);
  start = out->len;
  g_string_append (out, type);
  g_string_append_len (out, bytes, (gssize) n_bytes);
  append_number (out, sum_up (out->str + start, out->len - start));
}

static guint8
get_pixel (guint64 cells,
           int     x,
           int     y)
{
  int dx = 2 * x + 1 - SIZE;
  int dy = 2 * y + 1 - SIZE;
  int column = (x - MARGIN) / CELL;
  int row = (y - MARGIN) / CELL;

  if (dx * dx + dy * dy > SIZE * SIZE)
    return CLEAR;

  if (x < MARGIN || y < MARGIN || column >= N_CELLS || row >= N_CELLS)
    return DISC;

  column = MIN (column, N_CELLS - 1 - column);

  return (cells >> (row * 3 + column)) & 1 ? FIGURE : DISC;
}

static GBytes *
squeeze (GByteArray *pixels)
{
  g_autoptr (GZlibCompressor) zlib = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (pixels->data, pixels->len);
  g_autoptr (GError) error = NULL;
  GBytes *squeezed;

  zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  squeezed = g_converter_convert_bytes (G_CONVERTER (zlib), bytes, &error);
  g_assert_no_error (error);

  return squeezed;
}

/**
 * winnow_sample_picture_append:
 * @number: which picture
 * @out: gets a PNG with a palette, 96 pixels wide and high
 *
 * Draws what stands for a face on the sample network.
 */
void
winnow_sample_picture_append (guint64  number,
                              GString *out)
{
  static const guint8 header[] = { 0, 0, 0, SIZE, 0, 0, 0, SIZE, 8, 3, 0, 0, 0 };
  static const guint8 alphas[N_COLOURS] = { 0, 0xff, 0xff };
  WinnowSampleRandom random = winnow_sample_random_new (number, 0);
  g_autoptr (GByteArray) pixels = g_byte_array_new ();
  g_autoptr (GBytes) squeezed = NULL;
  guint64 cells = winnow_sample_random_next (&random);
  guint8 palette[N_COLOURS][3] = { { 0 }, { 0 }, { 0xf6, 0xf5, 0xf4 } };
  guint8 pixel = 0;

  memcpy (palette[DISC], colours[winnow_sample_random_between
                                   (&random, 0, G_N_ELEMENTS (colours) - 1)],
          sizeof palette[DISC]);

  for (int y = 0; y < SIZE; y++)
    {
      /* Each row begins with its filter: none. */
      pixel = 0;
      g_byte_array_append (pixels, &pixel, 1);

      for (int x = 0; x < SIZE; x++)
        {
          pixel = get_pixel (cells, x, y);
          g_byte_array_append (pixels, &pixel, 1);
        }
    }

  squeezed = squeeze (pixels);
  g_string_append_len (out, "\x89PNG\r\n\x1a\n", 8);
  append_chunk (out, "IHDR", header, sizeof header);
  append_chunk (out, "PLTE", palette, sizeof palette);
  append_chunk (out, "tRNS", alphas, sizeof alphas);
  append_chunk (out, "IDAT", g_bytes_get_data (squeezed, NULL),
                g_bytes_get_size (squeezed));
  append_chunk (out, "IEND", "", 0);
}
