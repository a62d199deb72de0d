"""What each of the odd TimelineJS files of `odd/` says by its documentation, and what is remarked on it.

Ids that are derived from date and title are left away.
"""

from tests.formats.odd_calendars import Read

_TITLED = {"title": "Port talks"}

ODD = {
    "year-as-text.json": Read(
        [{"date": "2017-06", "title": "Talks"}, {"date": "1998", "title": "1,998"}],
    ),
    "html-in-headline.json": Read(
        [{"date": "2017", "title": "Talks on fees <1%", "summary": "A list:\none\ntwo"}],
        about={"title": "Port & harbour", "about": "One.\nTwo\nlines."},
        left_out={"link in a text": 1},
    ),
    "44-bce.json": Read(
        [
            {"date": "-0043-03-15", "title": "Ides"},
            {"date": "0000", "title": "The year before the first"},
            {"date": "0", "title": "No such year"},
        ],
        remarks=["events.2.start_date: no date: no year 0: behind 1 BCE, which is -1, comes year 1"],
    ),
    "eras.json": Read([{"date": "2010/2014", "title": "The talks", "kind": "era"}]),
    "words-for-the-date.json": Read(
        [
            {"date": "1920", "title": "Harbour built", "note": "Date shown: c. 1920"},
            {"date": "1921", "title": "Harbour open"},
            {"date": "1922", "title": "Harbour closed"},
        ],
        remarks=["events.2.display_date: is no text: left out"],
    ),
    "gaps-in-dates.json": Read(
        [
            {"date": "2017-06-05/2017", "title": "The end is coarser"},
            {"date": "2017-06-05", "title": "No hour"},
            {"date": "2017", "title": "Month missing, hour not"},
        ],
        remarks=[
            "events.0.end_date: no month: day 7 left out",
            "events.1.start_date: no hour: minute 30 left out",
            "events.2.start_date: no month: day 5 hour 10 minute 0 left out",
        ],
    ),
    "bad-dates.json": Read(
        [
            {"date": "2017-13", "title": "Month 13"},
            {"date": "twenty", "title": "Words"},
            {"date": "2017", "title": "Day without a month"},
            {"date": "2018/2017", "title": "Backwards"},
            {"title": "None"},
            {"date": "2017-06-05", "title": "Hour alone"},
        ],
        remarks=[
            "events.0.start_date: no date: 2017-13: month 13",
            'events.1.start_date: no date: year "twenty" is no whole number',
            "events.2.start_date: no month: day 5 left out",
            "events.3.start_date: no date: 2018/2017: an interval that ends before it starts",
            "events.5.start_date: no minute: hour 10 left out",
        ],
    ),
    "media-and-other-fields.json": Read(
        [
            {"id": "talks", "date": "2017", "title": "Talks", "kind": "meetings", "source": ["example.org"]},
            {"date": "2018", "title": "More"},
            {"date": "2019", "title": "Untitled"},
        ],
        about={
            "sources": {
                "example.org": {
                    "title": "The harbour", "publisher": "Ann Lee", "url": "https://example.org/a.jpg"
                }
            }
        },
        remarks=["events.2: no title: Untitled is put there", "events.3: is no slide: left out"],
        left_out={
            "autolink": 1, "background": 1, "media thumbnail": 1, "caption of no media": 2,
            "media that is no http or https address": 1,
        },
    ),
    "far-away.json": Read(
        [{"date": "Y-13799999999", "title": "Big bang"}, {"date": "Y170000", "title": "Later"}]
    ),
    "separator-said.csv": Read([{"date": "2017-06-08", "title": "Talks; fees"}]),
    "open-quotation-mark.csv": Read(
        [{"date": "2017", "title": "Talks"}, {"date": "2018", "title": "Fees\n2019,Dues\n"}],
        remarks=["3: a quotation mark is not closed: all that follows is in this row"],
    ),
    "foreign-apostrophes.csv": Read([{"date": "2017", "title": "'=1+1", "summary": "'-ing"}]),
    "semicolons.csv": Read([{"date": "2017-06-08", "title": "Talks", "summary": "Fees, dues"}]),
    "empty-columns.csv": Read(
        [
            {"date": "2017-06", "title": "Talks\non fees"},
            {"date": "2018-01", "title": "Long"},
            {"date": "2019", "title": "Short"},
        ],
        left_out={"column Extra": 1, "cell without a column": 1},
    ),
    "times-titles-and-eras.csv": Read(
        [
            {"date": "2017-06-05T22:00", "title": "Evening"},
            {"date": "2017-06-06", "title": "Noon"},
            {"date": "2017-06-07T09:05/2017-06-07T10:30:15", "title": "Morning"},
            {"date": "2010/2014", "title": "The talks", "kind": "era"},
            {"title": "Second"},
        ],
        about=_TITLED,
        remarks=[
            '3: Time "noon" is no time: the day stands without it',
            "7: a second title: it is an event here",
        ],
        left_out={"start_date of the title": 1},
    ),
    "numbers-as-spreadsheets-write-them.csv": Read(
        [
            {"date": "2017", "title": "Talks"},
            {"date": "1998", "title": "Earlier"},
            {"date": "-0043", "title": "Ides"},
        ]
    ),
    "defused-formula.csv": Read([{"date": "2017", "title": "=1+1", "summary": "'tis"}]),
}  # fmt: skip
