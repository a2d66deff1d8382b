// A small shop. Prints its port once it listens; with TOKEN set it answers nobody who does not send it. With KEEPER and CLERK
// set it is a library that answers these two tokens alone, and shows each its own schema.
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { library } from './library.js'

const orders = [{ id: '1', status: 'OPEN', lines: [{ sku: 'a', count: 2 }] }, { id: '2', status: 'CLOSED', lines: [] }]

const typeDefs = /* GraphQL */ `
  scalar DateTime @specifiedBy(url: "https://scalars.example/date-time")
  enum Status { OPEN CLOSED }
  input Filter { status: Status = OPEN, any: [Filter!] }
  input By @oneOf { id: ID, sku: String }
  input NewOrder { sku: String!, count: Int! = 1 }
  type Line { sku: String! count: Int! order: Order }
  type Order { id: ID! status: Status! placedAt: DateTime lines(first: Int): [Line!]! total(currency: String!): Float }
  type Query { orders(filter: Filter, first: Int! = 10): [Order!]! order(by: By!): Order old: String @deprecated(reason: "use orders") }
  type Mutation { addOrder(input: NewOrder!): Order! removeOrder(id: ID!): Boolean! }
`
const resolvers = {
  Query: {
    orders: (_, { filter, first }) => orders.filter(o => !filter?.status || o.status === filter.status).slice(0, first),
    order: (_, { by }) => orders.find(o => o.id === by.id || o.lines.some(line => line.sku === by.sku)),
  },
  Mutation: {
    addOrder: (_, { input }) => {
      const order = { id: String(orders.length + 1), status: 'OPEN', lines: [input] }
      orders.push(order)
      return order
    },
    removeOrder: (_, { id }) => orders.some(o => o.id === id),
  },
}

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging: false })
const server = createServer((request, response) => {
  if (process.env.KEEPER) {
    library(request, response)
  } else if (process.env.TOKEN && request.headers.authorization !== `Bearer ${process.env.TOKEN}`) {
    response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
  } else {
    yoga(request, response)
  }
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(server.address().port))
