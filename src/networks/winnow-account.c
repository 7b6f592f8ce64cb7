/* winnow-account.c
 *
 * Copyright 2026 The Winnow authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "networks/winnow-account.h"

struct _WinnowAccount
{
  GObject parent_instance;

  char   *id;
  char   *handle;
  char   *display_name;
  char   *bio;
  char   *avatar;
  char   *url;
  char   *title;
  gint64  created_at;
  gint64  followers;
  gint64  following;
  gint64  posts;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_HANDLE,
  PROP_DISPLAY_NAME,
  PROP_BIO,
  PROP_AVATAR,
  PROP_URL,
  PROP_TITLE,
  PROP_CREATED_AT,
  PROP_FOLLOWERS,
  PROP_FOLLOWING,
  PROP_POSTS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (WinnowAccount, winnow_account, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }

  return TRUE;
}

static void
winnow_account_constructed (GObject *object)
{
  WinnowAccount *self = WINNOW_ACCOUNT (object);

  G_OBJECT_CLASS (winnow_account_parent_class)->constructed (object);

  if (!is_blank (self->display_name))
    self->title = g_strdup (self->display_name);
  else if (!is_blank (self->handle))
    self->title = g_strdup_printf ("@%s", self->handle);
  else
    self->title = g_strdup (self->id);
}

static void
winnow_account_finalize (GObject *object)
{
  WinnowAccount *self = WINNOW_ACCOUNT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->handle, g_free);
  g_clear_pointer (&self->display_name, g_free);
  g_clear_pointer (&self->bio, g_free);
  g_clear_pointer (&self->avatar, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (winnow_account_parent_class)->finalize (object);
}

static void
winnow_account_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  WinnowAccount *self = WINNOW_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_HANDLE:
      g_value_set_string (value, self->handle);
      break;

    case PROP_DISPLAY_NAME:
      g_value_set_string (value, self->display_name);
      break;

    case PROP_BIO:
      g_value_set_string (value, self->bio);
      break;

    case PROP_AVATAR:
      g_value_set_string (value, self->avatar);
      break;

    case PROP_URL:
      g_value_set_string (value, self->url);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_CREATED_AT:
      g_value_set_int64 (value, self->created_at);
      break;

    case PROP_FOLLOWERS:
      g_value_set_int64 (value, self->followers);
      break;

    case PROP_FOLLOWING:
      g_value_set_int64 (value, self->following);
      break;

    case PROP_POSTS:
      g_value_set_int64 (value, self->posts);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
winnow_account_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  WinnowAccount *self = WINNOW_ACCOUNT (object);

  switch (prop_id)
    {
    case PROP_ID:
      self->id = g_value_dup_string (value);
      break;

    case PROP_HANDLE:
      self->handle = g_value_dup_string (value);
      break;

    case PROP_DISPLAY_NAME:
      self->display_name = g_value_dup_string (value);
      break;

    case PROP_BIO:
      self->bio = g_value_dup_string (value);
      break;

    case PROP_AVATAR:
      self->avatar = g_value_dup_string (value);
      break;

    case PROP_URL:
      self->url = g_value_dup_string (value);
      break;

    case PROP_CREATED_AT:
      self->created_at = g_value_get_int64 (value);
      break;

    case PROP_FOLLOWERS:
      self->followers = g_value_get_int64 (value);
      break;

    case PROP_FOLLOWING:
      self->following = g_value_get_int64 (value);
      break;

    case PROP_POSTS:
      self->posts = g_value_get_int64 (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                              G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, -1, G_MAXINT64, -1,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                             G_PARAM_STATIC_STRINGS);
}

static void
winnow_account_class_init (WinnowAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = winnow_account_constructed;
  object_class->finalize = winnow_account_finalize;
  object_class->get_property = winnow_account_get_property;
  object_class->set_property = winnow_account_set_property;

  properties[PROP_ID] = string_property ("id");
  properties[PROP_HANDLE] = string_property ("handle");
  properties[PROP_DISPLAY_NAME] = string_property ("display-name");
  properties[PROP_BIO] = string_property ("bio");
  properties[PROP_AVATAR] = string_property ("avatar");
  properties[PROP_URL] = string_property ("url");
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CREATED_AT] = number_property ("created-at");
  properties[PROP_FOLLOWERS] = number_property ("followers");
  properties[PROP_FOLLOWING] = number_property ("following");
  properties[PROP_POSTS] = number_property ("posts");

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
winnow_account_init (WinnowAccount *self)
{
}

/**
 * winnow_account_get_id:
 * @self: an account
 *
 * Returns: (nullable): what stays the same when the handle changes, such as a
 *   DID; %NULL when not told
 */
const char *
winnow_account_get_id (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * winnow_account_get_handle:
 * @self: an account
 *
 * Returns: (nullable): the handle, without an @ before it
 */
const char *
winnow_account_get_handle (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->handle;
}

/**
 * winnow_account_get_display_name:
 * @self: an account
 *
 * Returns: (nullable): the name the account gave itself, %NULL when not told
 */
const char *
winnow_account_get_display_name (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->display_name;
}

/**
 * winnow_account_get_bio:
 * @self: an account
 *
 * Returns: (nullable): what the account says of itself, %NULL when not told
 */
const char *
winnow_account_get_bio (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->bio;
}

/**
 * winnow_account_get_avatar:
 * @self: an account
 *
 * Returns: (nullable): the URL of the picture, %NULL when not told. A server
 *   chose it: check it like any other address before asking for it.
 */
const char *
winnow_account_get_avatar (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->avatar;
}

/**
 * winnow_account_get_url:
 * @self: an account
 *
 * Returns: (nullable): the account's public page, %NULL when there is none
 */
const char *
winnow_account_get_url (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->url;
}

/**
 * winnow_account_get_created_at:
 * @self: an account
 *
 * Returns: when the account was made, µs since 1970-01-01 UTC; -1 when not
 *   told
 */
gint64
winnow_account_get_created_at (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), -1);

  return self->created_at;
}

/**
 * winnow_account_get_followers:
 * @self: an account
 *
 * Returns: how many followers the network counts, which may be more than its
 *   list shows; -1 when not told
 */
gint64
winnow_account_get_followers (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), -1);

  return self->followers;
}

/**
 * winnow_account_get_following:
 * @self: an account
 *
 * Returns: how many accounts this one follows; -1 when not told
 */
gint64
winnow_account_get_following (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), -1);

  return self->following;
}

/**
 * winnow_account_get_posts:
 * @self: an account
 *
 * Returns: how many posts the account wrote; -1 when not told
 */
gint64
winnow_account_get_posts (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), -1);

  return self->posts;
}

/**
 * winnow_account_get_title:
 * @self: an account
 *
 * Returns: (nullable): what to call the account: its display name unless that
 *   is blank, else "@handle", else its id
 */
const char *
winnow_account_get_title (WinnowAccount *self)
{
  g_return_val_if_fail (WINNOW_IS_ACCOUNT (self), NULL);

  return self->title;
}
