// A library: interfaces, unions, enums, input objects, a field that always fails, a mutation. What strangers ask is refused; the
// clerk sees less than the keeper. POST /revise, by anybody, gives the keeper another schema from then on. Paths other than
// /graphql are of servers that are not well.
import { GraphQLError } from 'graphql'
import { createSchema, createYoga } from 'graphql-yoga'

const items = [
  { __typename: 'Book', id: '1', title: 'Knots', pages: 120 },
  { __typename: 'Film', id: '2', title: 'Harbour', minutes: 90 },
]

const types = /* GraphQL */ `
  interface Item { id: ID! title: String! }
  type Book implements Item { id: ID! title: String! pages: Int! }
  type Film implements Item { id: ID! title: String! minutes: Int! }
`
const keeper = revised => /* GraphQL */ `
  ${types}
  union Found = Book | Film
  enum Sort { TITLE ID }
  input Wanted { text: String!, sort: Sort = ID, not: [String!] }
  type Shelf { name: String! fragile: String items(first: Int = 10): [Item!]! }
  type Query {
    item(id: ID!): Item
    whoami: String!
    find(wanted: Wanted!): [Found!]!
    shelf(name: String!): Shelf
    titles: String @deprecated(reason: "use find")
    ${revised ? 'stock: Int!' : ''}
  }
  type Mutation { ${revised ? '' : 'rename(id: ID!, title: String!): Item!'} burn(id: ID!): Boolean! }
`
const clerk = /* GraphQL */ `
  ${types}
  type Query { item(id: ID!): Item whoami: String! }
`

const required = id => {
  const found = items.find(item => item.id === id)
  if (!found) throw new GraphQLError(`nothing has the id ${id}`, { extensions: { code: 'NOT_FOUND' } })
  return found
}
const item = (_, { id }) => required(id)
const serve = (typeDefs, resolvers) =>
  createYoga({ schema: createSchema({ typeDefs, resolvers, resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' } }), logging: false })
const whole = revised => serve(keeper(revised), {
  Query: {
    item,
    whoami: () => 'keeper',
    find: (_, { wanted }) => items.filter(it => it.title.includes(wanted.text) && !wanted.not?.includes(it.title))
      .sort((one, other) => wanted.sort === 'TITLE' ? one.title.localeCompare(other.title) : one.id - other.id),
    shelf: (_, { name }) => name === 'none' ? null : { name },
    stock: () => items.length,
  },
  Shelf: {
    fragile: () => { throw new GraphQLError('this one breaks', { extensions: { code: 'BROKEN' } }) },
    items: (_, { first }) => items.slice(0, first),
  },
  Mutation: {
    rename: (_, { id, title }) => Object.assign(required(id), { title }),
    burn: () => { throw new GraphQLError('nothing is burned here') },
  },
})
const servers = { keeper: whole(false), clerk: serve(clerk, { Query: { item, whoami: () => 'clerk' } }) }

const json = (response, body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

// About ten megabytes of a schema of two fields.
const huge = () => {
  const text = { kind: 'SCALAR', name: 'String' }
  const fields = ['one', 'two'].map(name => ({ name, args: [], type: text, isDeprecated: false }))
  const more = Array.from({ length: 40_000 }, (_, number) => ({ kind: 'OBJECT', name: `T${number}`,
    description: 'x'.repeat(150), fields: [{ name: 'id', args: [], type: text, isDeprecated: false }] }))
  return { data: { __schema: { queryType: { name: 'Query' }, types: [text, { kind: 'OBJECT', name: 'Query', fields }, ...more] } } }
}

const unwell = {
  '/dark': response => json(response, { errors: [{ message: 'introspection is not allowed' }] }),
  '/page': response => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in</html>'),
  '/huge': response => json(response, huge()),
  '/echo': response => json(response, { data: { __schema: { types: [{ kind: 'OBJECT', name: 'Query', description: process.env.KEEPER }] } } }),
  '/endless': response => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => { while (!response.destroyed && response.write(' '.repeat(65536))); }
    response.on('drain', more)
    more()
  },
  '/silent': () => {},
}

export const library = (request, response) => {
  if (request.url === '/revise') {
    servers.keeper = whole(true)
    return response.writeHead(204).end()
  }
  const role = ['keeper', 'clerk'].find(role => request.headers.authorization === `Bearer ${process.env[role.toUpperCase()]}`)
  if (!role) {
    return response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
  }
  return unwell[request.url] ? unwell[request.url](response) : servers[role](request, response)
}
