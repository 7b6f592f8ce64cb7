/* winnow-sample-names.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/sample/winnow-sample-names.h"
#include "networks/sample/winnow-sample-words.h"

#define PICK(random, words) \
  ((words)[winnow_sample_random_between ((random), 0, \
                                         G_N_ELEMENTS (words) - 1)])

/**
 * winnow_sample_names_count_tongues:
 *
 * Returns: how many languages there are
 */
guint
winnow_sample_names_count_tongues (void)
{
  return G_N_ELEMENTS (winnow_sample_tongues);
}

/**
 * winnow_sample_names_get_code:
 * @tongue: a language
 *
 * Returns: (transfer none): its BCP 47 tag
 */
const char *
winnow_sample_names_get_code (guint tongue)
{
  g_assert (tongue < winnow_sample_names_count_tongues ());

  return winnow_sample_tongues[tongue].code;
}

/**
 * winnow_sample_names_pick_tongue:
 * @random: where chance comes from
 *
 * Returns: a number below winnow_sample_names_count_tongues()
 */
guint
winnow_sample_names_pick_tongue (WinnowSampleRandom *random)
{
  gint64 total = 0;
  gint64 ticket;

  for (guint i = 0; i < G_N_ELEMENTS (winnow_sample_tongues); i++)
    total += winnow_sample_tongues[i].weight;

  ticket = winnow_sample_random_between (random, 0, total - 1);

  for (guint i = 0; i < G_N_ELEMENTS (winnow_sample_tongues); i++)
    {
      ticket -= winnow_sample_tongues[i].weight;

      if (ticket < 0)
        return i;
    }

  g_assert_not_reached ();
}

static void
append_syllable (const WinnowSampleSyllable *syllable,
                 GString                    *shown,
                 GString                    *plain)
{
  g_string_append (shown, syllable->shown);
  g_string_append (plain, syllable->plain);
}

static void
raise_letter (GString *shown,
              gsize    start)
{
  /* The scripts without capitals have no ASCII letters to raise. */
  shown->str[start] = g_ascii_toupper (shown->str[start]);
}

static void
append_name (WinnowSampleRandom         *random,
             const WinnowSampleSyllable *first,
             const WinnowSampleSyllable *last,
             GString                    *shown,
             GString                    *plain)
{
  gsize start = shown->len;

  append_syllable (&first[winnow_sample_random_between
                            (random, 0, WINNOW_SAMPLE_N_SYLLABLES - 1)],
                   shown, plain);
  append_syllable (&last[winnow_sample_random_between
                           (random, 0, WINNOW_SAMPLE_N_SYLLABLES - 1)],
                   shown, plain);
  raise_letter (shown, start);
}

static void
append_handle (WinnowSampleRandom *random,
               const char         *given,
               const char         *family,
               GString            *handle)
{
  switch (winnow_sample_random_between (random, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      g_string_append_printf (handle, "%s%s", given, family);
      break;

    case 3:
      g_string_append_printf (handle, "%s-%s", given, family);
      break;

    case 4:
      g_string_append_printf (handle, "%s%s", given,
                              PICK (random, winnow_sample_nouns));
      break;

    case 5:
      g_string_append_printf (handle, "%s-%s",
                              PICK (random, winnow_sample_adjectives),
                              PICK (random, winnow_sample_nouns));
      break;

    case 6:
      g_string_append_printf (handle, "%s%02d", given,
                              (int) winnow_sample_random_between (random,
                                                                  60, 99));
      break;

    case 7:
      g_string_append_printf (handle, "%.1s%s", given, family);
      break;

    case 8:
      g_string_append_printf (handle, "%s-%s", family,
                              PICK (random, winnow_sample_nouns));
      break;

    default:
      g_string_append_printf (handle, "the%s%s",
                              PICK (random, winnow_sample_adjectives), given);
      break;
    }
}

/**
 * winnow_sample_names_append_person:
 * @random: where chance comes from
 * @tongue: a language
 * @shown: gets the name shown
 * @handle: gets a name fit for a handle, without a domain
 *
 * Invents somebody. Names are put together from syllables; some people show
 * only one of their names, and some a small picture with it.
 */
void
winnow_sample_names_append_person (WinnowSampleRandom *random,
                                   guint               tongue,
                                   GString            *shown,
                                   GString            *handle)
{
  const WinnowSampleTongue *self;
  g_autoptr (GString) given = g_string_new (NULL);
  g_autoptr (GString) family = g_string_new (NULL);
  gsize start = shown->len;

  g_assert (tongue < winnow_sample_names_count_tongues ());

  self = &winnow_sample_tongues[tongue];
  append_name (random, self->given_first, self->given_last, shown, given);

  if (!winnow_sample_random_chance (random, 0.3))
    {
      g_string_append (shown, self->between);
      append_name (random, self->family_first, self->family_last,
                   shown, family);
    }
  else
    {
      g_string_append (family, PICK (random, winnow_sample_nouns));
    }

  if (winnow_sample_random_chance (random, 0.1))
    g_string_append_printf (shown, " %s",
                            PICK (random, winnow_sample_pictures));

  g_assert (shown->len > start);
  append_handle (random, given->str, family->str, handle);
}

static gboolean
ends_sentence (const GString *text)
{
  return text->len == 0 || g_str_has_suffix (text->str, ". ");
}

/* Fills in a template: each * stands for a topic, not the same twice. */
static void
append_template (WinnowSampleRandom *random,
                 const char         *template,
                 const char * const *topics,
                 GString            *text)
{
  gint64 topic = winnow_sample_random_between (random, 0,
                                               WINNOW_SAMPLE_N_TOPICS - 1);

  for (const char *byte = template; *byte != '\0'; byte++)
    {
      gboolean capital = ends_sentence (text);
      gsize start = text->len;

      if (*byte != '*')
        {
          g_string_append_c (text, *byte);
          continue;
        }

      g_string_append (text, topics[topic]);
      topic += winnow_sample_random_between (random, 1,
                                             WINNOW_SAMPLE_N_TOPICS - 1);
      topic %= WINNOW_SAMPLE_N_TOPICS;

      if (capital)
        raise_letter (text, start);
    }
}

/**
 * winnow_sample_names_append_bio:
 * @random: where chance comes from
 * @tongue: a language
 * @bio: gets what somebody says of themself
 */
void
winnow_sample_names_append_bio (WinnowSampleRandom *random,
                                guint               tongue,
                                GString            *bio)
{
  const WinnowSampleTongue *self;

  g_assert (tongue < winnow_sample_names_count_tongues ());

  self = &winnow_sample_tongues[tongue];
  append_template (random, PICK (random, self->bios), self->topics, bio);
}

/**
 * winnow_sample_names_append_post:
 * @random: where chance comes from
 * @tongue: a language
 * @text: gets the text of a post
 */
void
winnow_sample_names_append_post (WinnowSampleRandom *random,
                                 guint               tongue,
                                 GString            *text)
{
  const WinnowSampleTongue *self;

  g_assert (tongue < winnow_sample_names_count_tongues ());

  self = &winnow_sample_tongues[tongue];
  append_template (random, PICK (random, self->posts), self->topics, text);
}

/**
 * winnow_sample_names_append_bought:
 * @random: where chance comes from
 * @template_number: which seller: 0 makes word and eight digits, others two
 *   words and five digits
 * @shown: gets the name shown
 * @handle: gets a name fit for a handle, without a domain
 *
 * Names as sellers of followers make them: by the thousand, from a template.
 */
void
winnow_sample_names_append_bought (WinnowSampleRandom *random,
                                   guint               template_number,
                                   GString            *shown,
                                   GString            *handle)
{
  const char *noun = PICK (random, winnow_sample_nouns);
  gsize start = shown->len;

  if (template_number == 0)
    {
      g_string_append (shown, noun);
      g_string_append_printf (handle, "%s%08d", noun,
                              (int) winnow_sample_random_between (random, 0,
                                                                  99999999));
    }
  else
    {
      const char *adjective = PICK (random, winnow_sample_adjectives);

      g_string_append_printf (shown, "%s %s", adjective, noun);
      g_string_append_printf (handle, "%s%s%05d", adjective, noun,
                              (int) winnow_sample_random_between (random, 0,
                                                                  99999));
    }

  raise_letter (shown, start);
}

/**
 * winnow_sample_names_get_bought_bio:
 * @number: any number
 *
 * Returns: (transfer none): one of the few texts a seller repeats
 */
const char *
winnow_sample_names_get_bought_bio (guint number)
{
  return winnow_sample_bought_bios[number %
                                   G_N_ELEMENTS (winnow_sample_bought_bios)];
}
