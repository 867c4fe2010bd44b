"""What lines say that are no reporting, each row with its reason.

An imperative at the start of a sentence is addressed to the reader; further in it is part of what
is told. So most phrases count there only (`openers`).
"""

import re

from annotator.suggest.cue import Cue, phrases
from annotator.suggest.weights import FILLER_CERTAIN, FILLER_STRONG

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}})"
)
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?"
_AGO = r"\d+\s*(?:s|sec|second|m|min|minute|h|hr|hour|d|day|week|month)s?\s+ago"
_CAPITAL = r"(?-i:[A-Z][\w.'’-]+)"
_NAME = rf"{_CAPITAL}(?:\s+{_CAPITAL})*"
_FULL_NAME = rf"{_CAPITAL}(?:\s+{_CAPITAL}){{1,4}}"
_OUTLET = r"(?:getty(?: images)?|reuters|afp|ap|epa|shutterstock|istock|alamy)"

CUES = (
    Cue(
        "an account, a log-in, a comment form",
        FILLER_STRONG,
        openers=phrases("""
            please? sign/log me? in/up/on/out/off
            logged/signed in as
            sign-in/sign-up/log-in/login/signup.
            register/registration.
            register now/here/today/for/a/an/your
            create a/an new/free? account
            post/leave/add/write/submit a comment/reply
            forgot your? password
            username/password/e-mail/email address?.
            user name.
            join/follow us/now
            join the conversation/discussion/community
            be part of the conversation/discussion/community
            notify me
        """),
        anywhere=phrases("""
            already/don't have an account
            sign/log in here/now
            leave/post a comment
            your comment data
            comments are moderated/closed/welcome
            need to be a member/subscriber
            no comments yet.
        """),
    ),
    Cue(
        "who may comment, read on or be a member",
        FILLER_CERTAIN,
        openers=phrases("""
            we welcome/ask reader? comments/that
            please log/sign in/up
            if you're seeing this message
        """),
        anywhere=phrases("""
            log/sign in here? to leave/post/comment/continue/read
            if you're already/not a subscriber/member
            please subscribe to
            comments may be published/republished/moderated
        """),
    ),
    Cue(
        "an appeal for money or a subscription",
        FILLER_STRONG,
        openers=phrases("""
            subscribe
            support/donate now?.
            support/donate us/our
            your support/donation/contribution/subscription/gift
            we rely/depend on your/you/readers
            make a contribution/donation.
            become/be a member/supporter/subscriber/patron
            start/try your? free trial/subscription
        """),
        anywhere=phrases("""
            your donation/subscription/contribution/donations/contributions
            quality journalism
            our journalism/journalists/newsroom/readers/subscribers
            our latest/newest documentary/podcast/film/series/app/magazine
            paywall/paywalls
            newsletter/newsletters.
            our/daily/weekly/free newsletter/newsletters/briefing
            get/receive a/our/the? daily/weekly/latest/regular news/updates/briefing/digest/summary
            delivered/straight/direct/directly to your inbox/phone
            cancel anytime
            cancel any time
        """),
    ),
    Cue(
        "a way on to other pages",
        FILLER_STRONG,
        openers=phrases("""
            read/see/find/learn/view/show/load/discover more/also/next/all/less/comments
            read the? full/original/rest
            watch/listen/view now?.
            watch/listen/view live/here/again/below/more
            click/tap/swipe/scroll here/on/to/the/down/for
            shop/buy/order/book now
            related/recommended/trending/popular/promoted/featured/suggested/more.
            related/recommended/trending/popular/featured articles/stories/posts/topics/news
            related/recommended content/coverage/reading
            trending nationally/now/topics/stories/in.
            more in _? news/sport/politics/business.
            tag:/tags:/topics:/category:/keywords:
            more from/on/stories/news/articles/coverage _
            most read/popular/viewed/shared/commented/recent/watched.
            top/latest/breaking news/stories/headlines/updates/posts/articles.
            editors'/editor's picks/pick/choice
            you may/might/could also like/enjoy/be
            don't miss
            in case you missed
            up next
            previous/next/back.
            previous/next article/story/post/page
            back/return to top/home/homepage/article/articles
            skip/jump to main? content/navigation
            home/menu/search/navigation/sections/close/undo/cancel/print/save/reply/report/quote.
            topics/tags/comments/contact/about/help/download/loading/play/pause/image/video/photos.
            filed under
            posted in/under
            open/view image/gallery/photo
            explore further.
            pdf version.
            on this page.
        """),
        anywhere=(
            *phrases("image/photo/open in? gallery."),
            r"\d+ (?:comment|share|like|view|follower)s?(?=\W*$)",
            r"\d+[ -]min(?:ute)?s? read",
        ),
    ),
    Cue(
        "the headline of another page",
        FILLER_CERTAIN,
        openers=phrases("""
            read/see/watch/listen more:/also:/next:
            related:/recommended:/more:/watch:/read:/listen:
            related/recommended article:/story:/post:/reading:
        """),
    ),
    Cue(
        "sharing and following",
        FILLER_STRONG,
        openers=phrases("""
            share/tweet/pin/like/bookmark/e-mail/email.
            share/tweet/pin/email/e-mail/print/save/bookmark/copy this/it/on/via/to/link/article
            follow/like/find/join/contact/email us/me/@
            follow _ on
            facebook/twitter/x/whatsapp/linkedin/instagram/telegram/reddit/pinterest/youtube.
            get our/notifications/alerts
            get the app/latest
            download our/the _? app/apps
        """),
        anywhere=(
            *phrases("share/follow us? on facebook/twitter/x/whatsapp/instagram/linkedin/telegram"),
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?=\W*$)",
        ),
    ),
    Cue(
        "an advertisement",
        FILLER_CERTAIN,
        openers=phrases("""
            advertisement/advertising/advertise/sponsored/promoted.
            advertise with us
            advertise here
            sponsored/promoted content/link/links/post/posts/stories
            paid post/content
        """),
        anywhere=phrases("""
            sponsored/sponsoredsponsored.
            affiliate link/links/commission
            affiliate/associate/associates advertising? program/programme
            may earn/receive a/an/affiliate? commission/compensation
            terms and? conditions? apply
        """),
        whole=(r"powered by \S+(?: \S+){0,2}",),
    ),
    Cue(
        "a by-line or the time of publication",
        FILLER_CERTAIN,
        openers=(
            *phrases("additional/further reporting/writing/editing by"),
            r"(?:(?:re)?posted|(?:last )?(?:published|updated|modified|edited)|created)"
            rf"(?:\s+(?:on|at|by))?\s*:?\s*(?:{_AGO}|{_DATE}|{_TIME})",
        ),
        anywhere=(
            *phrases("""
                article/story/post/report was? first/originally? appeared/published on/in/at
                first/originally published/appeared on/in/at
            """),
            rf"posted {_AGO}",
        ),
        whole=(
            rf"by {_FULL_NAME}(?:(?:\s*[,|]|\s+(?:and|in|for))\s+{_NAME})*",
            rf"(?:{_NAME}\W+)?(?:{_DATE}|{_AGO})(?:\W*(?:at\s+)?{_TIME})?",
            rf"(?:{_DATE}\W+)?{_TIME}(?:\W+{_DATE})?",
        ),
    ),
    Cue(
        "who wrote, edited or paid for it",
        FILLER_STRONG,
        openers=(
            r"(?:written|reported|reporting|edited|editing|compiled|adapted|translated|story|words)"
            rf" by {_CAPITAL}",
            r"(?:sponsored|presented) by",
            r"about the authors?",
        ),
        anywhere=phrases("is a _? reporter/correspondent/editor/writer for/at/based"),
    ),
    Cue(
        "the credit of a picture",
        FILLER_STRONG,
        openers=phrases("""
            image/photo/photograph/picture/video/graphic source/caption/credit/courtesy/by
            image:/photo:/picture:/video:/graphic:/credit:/source: _
            file photo/picture/image
        """),
        anywhere=(
            rf"(?:via|/)\s*{_OUTLET}(?=\W*$)",
            r"(?:getty images|shutterstock|istock|alamy|ap photo|afp photo)(?=\W*$)",
            rf"(?<=\()(?:file|photo|image|picture|{_OUTLET})[^)]{{0,60}}(?=\)\W*$)",
        ),
    ),
    Cue(
        "rights and legal lines",
        FILLER_CERTAIN,
        openers=(
            *phrases("""
                privacy/cookie/cookies policy/notice/settings/preferences/statement.
                privacy/cookies/copyright/disclaimer.
                terms of use/service.
                terms and/& conditions.
                code of conduct.
                we/website/site use/uses cookies
                accept/disable/reject this/these/all cookie/cookies
            """),
            r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\w+ )?\d{4}",
        ),
        anywhere=phrases("""
            all/some rights reserved
            available under creative commons
            may/must not be reproduced/copied/redistributed
            protected by recaptcha
        """),
    ),
    Cue(
        "an entry in a list of references",
        FILLER_CERTAIN,
        openers=(r"\[\d+\]\s+\S.{0,300}?(?:\(\d{4}\)|https?://)",),
        anywhere=(
            r"retrieved (?:from|on)\s+(?:https?:|www\.|\d)",
            rf"accessed (?:on )?{_DATE}",
        ),
        whole=(
            *phrases("""
                references/bibliography/sources/notes/footnotes/related/keywords/topics
                works cited
                further reading
                external links
                see also
            """),
            r"\S+://\S+",
            r"www\.\S+",
        ),
    ),
)
"""Every row; one of `FILLER_CERTAIN` suffices."""

END_MATTER = Cue(
    "the heading of a list that is no part of the article",
    FILLER_CERTAIN,
    whole=phrases("""
        references/bibliography/source/sources/notes/footnotes/tags/keywords/topics
        works cited
        further reading
        external links
        see also
        recommended/related posts/articles/stories/topics
    """),
)

TO_THE_READER = re.compile(r"(?<!\w)(?:you|yours?|ours?|us|we)(?!\w)", re.IGNORECASE)
"""Words by which a page speaks to its reader; in a quotation they are a witness's."""

BYLINE_HEAD = re.compile(
    r"(?:\S+\s+){0,4}?(?:(?:posted|published|updated)\s+\d+\s+\w+\s+ago\s+)+(?=[A-Z“\"‘])",
    re.IGNORECASE,
)
"""A name and the time of a post, before the first sentence of what was posted."""
