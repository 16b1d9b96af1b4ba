"""The types of the Bot API, and what each method of the sandbox takes and returns.

The types are made from the tables of Telegram's manual, core.telegram.org/bots/api, of version 10.1
(June 11, 2026), by way of the machine-readable copy in PaulSonOfLars/telegram-bot-api-spec. Added
are the fields for ephemeral messages and `can_send_welcome_messages`, as version 10.3 names them,
and Chat's `all_members_are_administrators`, which the server sends though the manual names it no
more (tdlib/telegram-bot-api 01a3679, `JsonChat`). Types that the sandbox never makes are left out.

A line is `Type = field:Kind …`; `?` marks what may be absent, `[]` an array; `Type | Member …`
lists what a type may be.
"""

from __future__ import annotations

VERSION = "10.1"

TYPES = """
User = id:Integer is_bot:Boolean first_name:String last_name?:String username?:String
  language_code?:String is_premium?:Boolean added_to_attachment_menu?:Boolean
  can_join_groups?:Boolean can_read_all_group_messages?:Boolean supports_guest_queries?:Boolean
  supports_inline_queries?:Boolean can_connect_to_business?:Boolean has_main_web_app?:Boolean
  has_topics_enabled?:Boolean allows_users_to_create_topics?:Boolean can_manage_bots?:Boolean
  supports_join_request_queries?:Boolean
Chat = id:Integer type:String title?:String username?:String first_name?:String
  last_name?:String is_forum?:Boolean is_direct_messages?:Boolean
  all_members_are_administrators?:Boolean
ChatFullInfo = id:Integer type:String title?:String username?:String first_name?:String
  last_name?:String is_forum?:Boolean is_direct_messages?:Boolean accent_color_id:Integer
  max_reaction_count:Integer active_usernames?:String[] personal_chat?:Chat parent_chat?:Chat
  available_reactions?:ReactionType[] background_custom_emoji_id?:String
  profile_accent_color_id?:Integer profile_background_custom_emoji_id?:String
  emoji_status_custom_emoji_id?:String emoji_status_expiration_date?:Integer bio?:String
  has_private_forwards?:Boolean has_restricted_voice_and_video_messages?:Boolean
  join_to_send_messages?:Boolean join_by_request?:Boolean description?:String
  invite_link?:String pinned_message?:Message permissions?:ChatPermissions
  accepted_gift_types:AcceptedGiftTypes can_send_paid_media?:Boolean slow_mode_delay?:Integer
  unrestrict_boost_count?:Integer message_auto_delete_time?:Integer
  has_aggressive_anti_spam_enabled?:Boolean has_hidden_members?:Boolean
  has_protected_content?:Boolean has_visible_history?:Boolean sticker_set_name?:String
  can_set_sticker_set?:Boolean custom_emoji_sticker_set_name?:String linked_chat_id?:Integer
  first_profile_audio?:Audio paid_message_star_count?:Integer guard_bot?:User
ChatPermissions = can_send_messages?:Boolean can_send_audios?:Boolean
  can_send_documents?:Boolean can_send_photos?:Boolean can_send_videos?:Boolean
  can_send_video_notes?:Boolean can_send_voice_notes?:Boolean can_send_polls?:Boolean
  can_send_other_messages?:Boolean can_add_web_page_previews?:Boolean
  can_react_to_messages?:Boolean can_edit_tag?:Boolean can_change_info?:Boolean
  can_invite_users?:Boolean can_pin_messages?:Boolean can_manage_topics?:Boolean
AcceptedGiftTypes = unlimited_gifts:Boolean limited_gifts:Boolean unique_gifts:Boolean
  premium_subscription:Boolean gifts_from_channels:Boolean
ChatMemberOwner = status:String user:User is_anonymous:Boolean custom_title?:String
ChatMemberAdministrator = status:String user:User can_be_edited:Boolean is_anonymous:Boolean
  can_manage_chat:Boolean can_delete_messages:Boolean can_manage_video_chats:Boolean
  can_restrict_members:Boolean can_promote_members:Boolean can_change_info:Boolean
  can_invite_users:Boolean can_post_stories:Boolean can_edit_stories:Boolean
  can_delete_stories:Boolean can_post_messages?:Boolean can_edit_messages?:Boolean
  can_pin_messages?:Boolean can_manage_topics?:Boolean can_manage_direct_messages?:Boolean
  can_manage_tags?:Boolean custom_title?:String can_send_welcome_messages?:Boolean
ChatMemberMember = status:String tag?:String user:User until_date?:Integer
ChatMemberRestricted = status:String tag?:String user:User is_member:Boolean
  can_send_messages:Boolean can_send_audios:Boolean can_send_documents:Boolean
  can_send_photos:Boolean can_send_videos:Boolean can_send_video_notes:Boolean
  can_send_voice_notes:Boolean can_send_polls:Boolean can_send_other_messages:Boolean
  can_add_web_page_previews:Boolean can_react_to_messages:Boolean can_edit_tag:Boolean
  can_change_info:Boolean can_invite_users:Boolean can_pin_messages:Boolean
  can_manage_topics:Boolean until_date:Integer
ChatMemberLeft = status:String user:User
ChatMemberBanned = status:String user:User until_date:Integer
Message = message_id:Integer message_thread_id?:Integer from?:User sender_chat?:Chat
  sender_boost_count?:Integer sender_business_bot?:User sender_tag?:String date:Integer
  guest_query_id?:String business_connection_id?:String chat:Chat forward_origin?:MessageOrigin
  is_topic_message?:Boolean is_automatic_forward?:Boolean reply_to_message?:Message
  quote?:TextQuote reply_to_checklist_task_id?:Integer reply_to_poll_option_id?:String
  via_bot?:User guest_bot_caller_user?:User guest_bot_caller_chat?:Chat edit_date?:Integer
  has_protected_content?:Boolean is_from_offline?:Boolean is_paid_post?:Boolean
  media_group_id?:String author_signature?:String paid_star_count?:Integer text?:String
  entities?:MessageEntity[] link_preview_options?:LinkPreviewOptions effect_id?:String
  animation?:Animation audio?:Audio document?:Document photo?:PhotoSize[] sticker?:Sticker
  video?:Video voice?:Voice caption?:String caption_entities?:MessageEntity[]
  show_caption_above_media?:Boolean has_media_spoiler?:Boolean poll?:Poll venue?:Venue
  location?:Location new_chat_members?:User[] left_chat_member?:User new_chat_title?:String
  new_chat_photo?:PhotoSize[] delete_chat_photo?:Boolean group_chat_created?:Boolean
  supergroup_chat_created?:Boolean channel_chat_created?:Boolean migrate_to_chat_id?:Integer
  migrate_from_chat_id?:Integer pinned_message?:MaybeInaccessibleMessage
  connected_website?:String forum_topic_created?:ForumTopicCreated
  forum_topic_closed?:ForumTopicClosed forum_topic_reopened?:ForumTopicReopened
  poll_option_added?:PollOptionAdded reply_markup?:InlineKeyboardMarkup
  ephemeral_message_id?:Integer receiver_user?:User
MessageId = message_id:Integer
InaccessibleMessage = chat:Chat message_id:Integer date:Integer
MessageEntity = type:String offset:Integer length:Integer url?:String user?:User
  language?:String custom_emoji_id?:String unix_time?:Integer date_time_format?:String
TextQuote = text:String entities?:MessageEntity[] position:Integer is_manual?:Boolean
LinkPreviewOptions = is_disabled?:Boolean url?:String prefer_small_media?:Boolean
  prefer_large_media?:Boolean show_above_text?:Boolean
MessageOriginUser = type:String date:Integer sender_user:User
MessageOriginHiddenUser = type:String date:Integer sender_user_name:String
MessageOriginChat = type:String date:Integer sender_chat:Chat author_signature?:String
MessageOriginChannel = type:String date:Integer chat:Chat message_id:Integer
  author_signature?:String
PhotoSize = file_id:String file_unique_id:String width:Integer height:Integer file_size?:Integer
Animation = file_id:String file_unique_id:String width:Integer height:Integer duration:Integer
  thumbnail?:PhotoSize file_name?:String mime_type?:String file_size?:Integer
Audio = file_id:String file_unique_id:String duration:Integer performer?:String title?:String
  file_name?:String mime_type?:String file_size?:Integer thumbnail?:PhotoSize
Document = file_id:String file_unique_id:String thumbnail?:PhotoSize file_name?:String
  mime_type?:String file_size?:Integer
Video = file_id:String file_unique_id:String width:Integer height:Integer duration:Integer
  thumbnail?:PhotoSize cover?:PhotoSize[] start_timestamp?:Integer file_name?:String
  mime_type?:String file_size?:Integer
Voice = file_id:String file_unique_id:String duration:Integer mime_type?:String
  file_size?:Integer
Sticker = file_id:String file_unique_id:String type:String width:Integer height:Integer
  is_animated:Boolean is_video:Boolean thumbnail?:PhotoSize emoji?:String set_name?:String
  premium_animation?:File custom_emoji_id?:String needs_repainting?:Boolean file_size?:Integer
Location = latitude:Float longitude:Float horizontal_accuracy?:Float live_period?:Integer
  heading?:Integer proximity_alert_radius?:Integer
Venue = location:Location title:String address:String foursquare_id?:String
  foursquare_type?:String google_place_id?:String google_place_type?:String
File = file_id:String file_unique_id:String file_size?:Integer file_path?:String
Poll = id:String question:String question_entities?:MessageEntity[] options:PollOption[]
  total_voter_count:Integer is_closed:Boolean is_anonymous:Boolean type:String
  allows_multiple_answers:Boolean allows_revoting:Boolean members_only:Boolean
  country_codes?:String[] correct_option_ids?:Integer[] explanation?:String
  explanation_entities?:MessageEntity[] explanation_media?:PollMedia open_period?:Integer
  close_date?:Integer description?:String description_entities?:MessageEntity[] media?:PollMedia
PollOption = persistent_id:String text:String text_entities?:MessageEntity[] media?:PollMedia
  voter_count:Integer added_by_user?:User added_by_chat?:Chat addition_date?:Integer
PollMedia = animation?:Animation audio?:Audio document?:Document location?:Location
  photo?:PhotoSize[] sticker?:Sticker venue?:Venue video?:Video
PollAnswer = poll_id:String voter_chat?:Chat user?:User option_ids:Integer[]
  option_persistent_ids:String[]
PollOptionAdded = poll_message?:MaybeInaccessibleMessage option_persistent_id:String
  option_text:String option_text_entities?:MessageEntity[]
InlineKeyboardMarkup = inline_keyboard:InlineKeyboardButton[][]
InlineKeyboardButton = text:String icon_custom_emoji_id?:String style?:String url?:String
  callback_data?:String web_app?:WebAppInfo switch_inline_query?:String
  switch_inline_query_current_chat?:String copy_text?:CopyTextButton pay?:Boolean
WebAppInfo = url:String
CopyTextButton = text:String
ForumTopic = message_thread_id:Integer name:String icon_color:Integer
  icon_custom_emoji_id?:String is_name_implicit?:Boolean
ForumTopicCreated = name:String icon_color:Integer icon_custom_emoji_id?:String
  is_name_implicit?:Boolean
ForumTopicClosed =
ForumTopicReopened =
ReactionTypeEmoji = type:String emoji:String
MessageReactionUpdated = chat:Chat message_id:Integer user?:User actor_chat?:Chat date:Integer
  old_reaction:ReactionType[] new_reaction:ReactionType[]
CallbackQuery = id:String from:User message?:MaybeInaccessibleMessage inline_message_id?:String
  chat_instance:String data?:String game_short_name?:String
ChatMemberUpdated = chat:Chat from:User date:Integer old_chat_member:ChatMember
  new_chat_member:ChatMember via_join_request?:Boolean via_chat_folder_invite_link?:Boolean
Update = update_id:Integer message?:Message edited_message?:Message channel_post?:Message
  edited_channel_post?:Message business_message?:Message edited_business_message?:Message
  guest_message?:Message message_reaction?:MessageReactionUpdated callback_query?:CallbackQuery
  poll?:Poll poll_answer?:PollAnswer my_chat_member?:ChatMemberUpdated
  chat_member?:ChatMemberUpdated
WebhookInfo = url:String has_custom_certificate:Boolean pending_update_count:Integer
  ip_address?:String last_error_date?:Integer last_error_message?:String
  last_synchronization_error_date?:Integer max_connections?:Integer allowed_updates?:String[]
BotCommand = command:String description:String is_ephemeral?:Boolean
MenuButtonCommands = type:String
MenuButtonDefault = type:String
MenuButtonWebApp = type:String text:String web_app:WebAppInfo
BotName = name:String
BotDescription = description:String
BotShortDescription = short_description:String
MaybeInaccessibleMessage | Message InaccessibleMessage
MessageOrigin | MessageOriginUser MessageOriginHiddenUser MessageOriginChat MessageOriginChannel
ChatMember | ChatMemberOwner ChatMemberAdministrator ChatMemberMember ChatMemberRestricted
  ChatMemberLeft ChatMemberBanned
ReactionType | ReactionTypeEmoji
MenuButton | MenuButtonCommands MenuButtonWebApp MenuButtonDefault
"""

RETURNS = """
getMe User
getWebhookInfo WebhookInfo
getChat ChatFullInfo
getChatMember ChatMember
getChatAdministrators ChatMember[]
getChatMemberCount Integer
exportChatInviteLink String
createForumTopic ForumTopic
getMyCommands BotCommand[]
getChatMenuButton MenuButton
getMyName BotName
getMyDescription BotDescription
getMyShortDescription BotShortDescription
editMessageText Message
editMessageCaption Message
editMessageMedia Message
editMessageReplyMarkup Message
sendMessage Message
sendLocation Message
sendPhoto Message
sendDocument Message
sendAudio Message
sendVideo Message
sendAnimation Message
sendVoice Message
sendSticker Message
sendPoll Message
sendMediaGroup Message[]
forwardMessage Message
copyMessage MessageId
stopPoll Poll
getFile File
"""
"""Methods that are not named return True."""

PARAMETERS = """
getChat chat_id
getChatMember chat_id user_id
getChatAdministrators chat_id return_bots
getChatMemberCount chat_id
leaveChat chat_id
exportChatInviteLink chat_id
createForumTopic chat_id name icon_color icon_custom_emoji_id
closeForumTopic chat_id message_thread_id
reopenForumTopic chat_id message_thread_id
deleteForumTopic chat_id message_thread_id
getMe
setMyCommands commands scope language_code
getMyCommands scope language_code
deleteMyCommands scope language_code
setChatMenuButton chat_id menu_button
getChatMenuButton chat_id
setMyName name language_code
getMyName language_code
setMyDescription description language_code
getMyDescription language_code
setMyShortDescription short_description language_code
getMyShortDescription language_code
logOut
close
sendMessage chat_id text business_connection_id message_thread_id direct_messages_topic_id
  parse_mode entities link_preview_options disable_notification protect_content
  allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup
  ephemeral_message_parameters
sendLocation chat_id latitude longitude business_connection_id message_thread_id
  direct_messages_topic_id horizontal_accuracy live_period heading proximity_alert_radius
  disable_notification protect_content allow_paid_broadcast message_effect_id
  suggested_post_parameters reply_parameters reply_markup ephemeral_message_parameters
sendChatAction chat_id action business_connection_id message_thread_id
forwardMessage chat_id from_chat_id message_id message_thread_id direct_messages_topic_id
  video_start_timestamp disable_notification protect_content message_effect_id
  suggested_post_parameters
copyMessage chat_id from_chat_id message_id message_thread_id direct_messages_topic_id
  video_start_timestamp caption parse_mode caption_entities show_caption_above_media
  disable_notification protect_content allow_paid_broadcast message_effect_id
  suggested_post_parameters reply_parameters reply_markup
sendPhoto chat_id photo business_connection_id message_thread_id direct_messages_topic_id
  caption parse_mode caption_entities show_caption_above_media has_spoiler disable_notification
  protect_content allow_paid_broadcast message_effect_id suggested_post_parameters
  reply_parameters reply_markup ephemeral_message_parameters
sendDocument chat_id document business_connection_id message_thread_id direct_messages_topic_id
  thumbnail caption parse_mode caption_entities disable_content_type_detection
  disable_notification protect_content allow_paid_broadcast message_effect_id
  suggested_post_parameters reply_parameters reply_markup ephemeral_message_parameters
sendAudio chat_id audio business_connection_id message_thread_id direct_messages_topic_id
  caption parse_mode caption_entities duration performer title thumbnail disable_notification
  protect_content allow_paid_broadcast message_effect_id suggested_post_parameters
  reply_parameters reply_markup ephemeral_message_parameters
sendVideo chat_id video business_connection_id message_thread_id direct_messages_topic_id
  duration width height thumbnail cover start_timestamp caption parse_mode caption_entities
  show_caption_above_media has_spoiler supports_streaming disable_notification protect_content
  allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup
  ephemeral_message_parameters
sendAnimation chat_id animation business_connection_id message_thread_id
  direct_messages_topic_id duration width height thumbnail caption parse_mode caption_entities
  show_caption_above_media has_spoiler disable_notification protect_content allow_paid_broadcast
  message_effect_id suggested_post_parameters reply_parameters reply_markup
  ephemeral_message_parameters
sendVoice chat_id voice business_connection_id message_thread_id direct_messages_topic_id
  caption parse_mode caption_entities duration disable_notification protect_content
  allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup
  ephemeral_message_parameters
sendSticker chat_id sticker business_connection_id message_thread_id direct_messages_topic_id
  emoji disable_notification protect_content allow_paid_broadcast message_effect_id
  suggested_post_parameters reply_parameters reply_markup ephemeral_message_parameters
sendMediaGroup chat_id media business_connection_id message_thread_id direct_messages_topic_id
  disable_notification protect_content allow_paid_broadcast message_effect_id reply_parameters
getFile file_id
editMessageText text business_connection_id chat_id message_id inline_message_id parse_mode
  entities link_preview_options reply_markup rich_message
editMessageCaption business_connection_id chat_id message_id inline_message_id caption
  parse_mode caption_entities show_caption_above_media reply_markup
editMessageMedia media business_connection_id chat_id message_id inline_message_id reply_markup
editMessageReplyMarkup business_connection_id chat_id message_id inline_message_id reply_markup
deleteMessage chat_id message_id
deleteMessages chat_id message_ids
pinChatMessage chat_id message_id business_connection_id disable_notification
unpinChatMessage chat_id business_connection_id message_id
unpinAllChatMessages chat_id
setMessageReaction chat_id message_id reaction is_big
answerCallbackQuery callback_query_id text show_alert url cache_time
editEphemeralMessageText chat_id receiver_user_id ephemeral_message_id text parse_mode entities
  link_preview_options reply_markup rich_message
editEphemeralMessageCaption chat_id receiver_user_id ephemeral_message_id caption parse_mode
  caption_entities reply_markup show_caption_above_media
editEphemeralMessageMedia chat_id receiver_user_id ephemeral_message_id media reply_markup
editEphemeralMessageReplyMarkup chat_id receiver_user_id ephemeral_message_id reply_markup
deleteEphemeralMessage chat_id receiver_user_id ephemeral_message_id
getUpdates offset limit timeout allowed_updates
setWebhook url certificate ip_address max_connections allowed_updates drop_pending_updates
  secret_token
deleteWebhook drop_pending_updates
getWebhookInfo
sendPoll chat_id question options business_connection_id message_thread_id question_parse_mode
  question_entities is_anonymous type allows_multiple_answers allows_revoting shuffle_options
  allow_adding_options hide_results_until_closes members_only country_codes correct_option_ids
  explanation explanation_parse_mode explanation_entities explanation_media open_period
  close_date is_closed description description_parse_mode description_entities media
  disable_notification protect_content allow_paid_broadcast message_effect_id reply_parameters
  reply_markup
stopPoll chat_id message_id business_connection_id reply_markup
"""
"""Of version 10.3, by way of the classes of aiogram 3.31, without those it marks as deprecated."""
