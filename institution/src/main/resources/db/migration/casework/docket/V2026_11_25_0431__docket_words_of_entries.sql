-- What people wrote in an entry, and the titles of its papers: what a search looks through. Ids, hashes and
-- marks are not words.
create function words_of(facts jsonb) returns table (field text, words text) language sql immutable as $$
    select key, value #>> '{}' from jsonb_each(facts)
     where jsonb_typeof(value) = 'string'
       and key in ('text', 'reason', 'declaration', 'proposal', 'people', 'place', 'channel', 'amount', 'subjects',
                   'agreementText', 'thirdStates', 'filedChannel', 'filedProof', 'titleEn', 'titleZh',
                   'nameEn', 'nameZh', 'assignedEn', 'assignedZh')
       and not (key = 'place' and facts ? 'limit')   -- of a lapse: the name of a stage
    union all
    select 'papers', paper ->> 'title'
      from jsonb_array_elements(case jsonb_typeof(facts -> 'papers') when 'array' then facts -> 'papers' else '[]' end) paper
     where paper ->> 'title' is not null
    union all
    select 'clauses', said.value
      from jsonb_array_elements(case jsonb_typeof(facts -> 'clauses') when 'array' then facts -> 'clauses' else '[]' end) clause
     cross join jsonb_each_text(case jsonb_typeof(clause) when 'object' then clause else '{}' end) said
     where said.key in ('headingEn', 'headingZh', 'en', 'zh')
$$;
